package io.github.imbot4j.payload;

/** Refuse a text that is not the record it should be, such as one of an earlier version of the program. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
