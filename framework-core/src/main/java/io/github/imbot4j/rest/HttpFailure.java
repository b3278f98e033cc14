package io.github.imbot4j.rest;

/** No whole answer came. The message names the host, never the path, a query or a body. */
public final class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Retry retry;

    /** A failure after which repeating is {@link Retry#IF_IDEMPOTENT} or {@link Retry#SAFE}. */
    public HttpFailure(boolean maybeExecuted, String message) {
        this(maybeExecuted ? Retry.IF_IDEMPOTENT : Retry.SAFE, message);
    }

    public HttpFailure(Retry retry, String message) {
        super(message);
        this.retry = retry;
    }

    public HttpFailure(Retry retry, String message, Throwable cause) {
        super(message, cause);
        this.retry = retry;
    }

    /** False only when it is certain that the server did not get the request whole. */
    public boolean maybeExecuted() {
        return retry == Retry.IF_IDEMPOTENT;
    }

    /** Whether posting again helps: not when the address is refused or the certificate is wrong, for one. */
    public Retry retry() {
        return retry;
    }
}
