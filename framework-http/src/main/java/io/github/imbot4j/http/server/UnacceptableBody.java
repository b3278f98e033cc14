package io.github.imbot4j.http.server;

/** Refuse a request for its body, before anything of it is believed. */
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
