package io.github.imbot4j.emulator.rest;

import org.jspecify.annotations.Nullable;

/** A method of the portal's REST interface. */
@FunctionalInterface
public interface Method {

    /**
     * Gives the result.
     *
     * @throws RestError when it refuses
     * @throws io.github.imbot4j.emulator.chat.Refusal when the messenger does
     */
    @Nullable
    Object call(Request request);
}
