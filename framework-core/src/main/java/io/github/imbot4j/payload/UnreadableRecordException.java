package io.github.imbot4j.payload;

import tools.jackson.core.exc.StreamConstraintsException;

/** The failure to read a text as the expected record, such as a text of an earlier version of the program. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether what was to be written is nested deeper than can be read back. */
    public boolean isTooDeep() {
        return getCause() instanceof StreamConstraintsException;
    }
}
