package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.fault.CallFault;

/** A command inside a batch was made to fail in a way that befalls the whole request. */
public final class InjectedFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CallFault fault;

    InjectedFaultException(CallFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public CallFault fault() {
        return fault;
    }
}
