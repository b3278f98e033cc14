package io.github.imbot4j.emulator.reload;

/** Something is being built, and is not whole yet. */
final class UnfinishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}
