package io.github.imbot4j.button;

/** The result of verifying a token. */
public sealed interface TokenVerification {

    /**
     * The token is genuine, in its place and time, pressed by a permitted user. Whether it was used before is not known
     * yet.
     */
    record Genuine(ButtonToken token) implements TokenVerification {}

    /** The token is rejected. */
    record Refused(PressRejection why) implements TokenVerification {}
}
