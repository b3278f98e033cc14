package io.github.imbot4j;

/**
 * Say how a post was received: 200 stored (or known already, or none of our business), 400 unreadable, 403 not proven,
 * 413 too large, 503 no room at the moment.
 *
 * @param status the HTTP status to answer with
 * @param reason for our own log, one line without secrets; never sent to the poster
 */
public record PostResult(int status, String reason) {

    /** Whether the post was taken. */
    public boolean isOk() {
        return status == 200;
    }
}
