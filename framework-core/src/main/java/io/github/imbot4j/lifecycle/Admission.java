package io.github.imbot4j.lifecycle;

/**
 * The outcome of receiving a post, as an HTTP status.
 *
 * @param status 200 taken, 400 unreadable, 403 not proven, 413 too large, 503 no room now
 * @param reason for our log, without secrets
 */
public record Admission(int status, String reason) {

    public static Admission taken(String reason) {
        return new Admission(200, reason);
    }

    public static Admission refused(String reason) {
        return new Admission(403, reason);
    }

    public static Admission full(String reason) {
        return new Admission(503, reason);
    }
}
