package io.github.imbot4j.jdbc;

/** The store cannot be opened or used as it was asked for: what, where, remedy. Whoever runs the program has to act. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
