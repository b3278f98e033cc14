package io.github.imbot4j.http.server;

/** The rejection of a request because of its body, before any of it is trusted. */
final class UnacceptableBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UnacceptableBody(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status to answer with. */
    int status() {
        return status;
    }
}
