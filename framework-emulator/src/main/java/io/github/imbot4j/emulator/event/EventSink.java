package io.github.imbot4j.emulator.event;

import java.net.URI;

/**
 * The transport of a posted event to a handler. The production implementation posts over HTTP; tests may deliver within
 * the process.
 */
@FunctionalInterface
public interface EventSink {

    /**
     * Posts and waits for the answer.
     *
     * @param form the body, as {@code application/x-www-form-urlencoded}
     * @return the status; {@code 0} when there was no answer
     */
    int post(URI url, byte[] form);
}
