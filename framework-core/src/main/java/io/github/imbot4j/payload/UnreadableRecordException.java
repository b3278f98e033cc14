package io.github.imbot4j.payload;

import tools.jackson.core.exc.StreamConstraintsException;

/** Refuse a text that is not the record it should be, such as one of an earlier version of the program. */
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
