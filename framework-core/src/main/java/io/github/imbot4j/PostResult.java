package io.github.imbot4j;

/**
 * The result of receiving a post: 200 stored (or known already, or not for this app), 400 unreadable, 403 not
 * authenticated, 413 too large, 503 no capacity at the moment.
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
