package io.github.imbot4j.web;

/**
 * The result of receiving a post: 200 stored (or known already, or not for this app), 400 unreadable, 403 not
 * authenticated, 413 too large, 503 no capacity at the moment.
 *
 * @param status the HTTP status to answer with
 * @param reason for our own log, one line without secrets; never sent to the poster
 */
public record PostResult(int status, String reason) {

    public static PostResult taken(String reason) {
        return new PostResult(200, reason);
    }

    public static PostResult refused(String reason) {
        return new PostResult(403, reason);
    }

    public static PostResult full(String reason) {
        return new PostResult(503, reason);
    }

    /** Whether the post was taken. */
    public boolean isOk() {
        return status == 200;
    }
}
