package io.github.imbot4j.rest;

import java.io.Serializable;

/**
 * Hold what every {@link RestException} knows.
 *
 * @param where the call that failed
 * @param status of the HTTP answer; {@code 0} when none came
 * @param code in the portal's spelling; may be empty
 * @param text cleaned by {@link ErrorText}; may be empty
 * @param retry whether repeating helps
 */
record Failure(Where where, int status, String code, String text, Retry retry) implements Serializable {

    /** The sentence an exception shows: what, where, remedy. */
    String message() {
        StringBuilder message = new StringBuilder(where.toString()).append(": ").append(code);
        if (!text.isEmpty()) {
            message.append(code.isEmpty() ? "" : ", ").append('"').append(text).append('"');
        }
        if (code.isEmpty() && text.isEmpty()) {
            message.append("no reason given");
        }
        if (status != 0) {
            message.append(" (HTTP ").append(status).append(')');
        }
        return message.append(". ").append(retry.advice()).toString();
    }
}
