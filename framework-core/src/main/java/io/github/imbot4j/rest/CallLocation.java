package io.github.imbot4j.rest;

import java.io.Serializable;

/**
 * A description of a call for messages.
 *
 * @param method such as {@code imbot.message.add}
 * @param portal the host called
 */
record CallLocation(String method, String portal) implements Serializable {

    @Override
    public String toString() {
        return method + " at " + portal;
    }
}
