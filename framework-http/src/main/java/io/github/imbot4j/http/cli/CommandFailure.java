package io.github.imbot4j.http.cli;

/** A failure that ends a command with exit code 1 and one plain message. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }
}
