package io.github.imbot4j.button;

/** Say what came of a token. */
public sealed interface TokenVerification {

    /** It is one of ours, in its place and time, pressed by who may. Whether it was used before is not known yet. */
    record Genuine(ButtonToken token) implements TokenVerification {}

    /** It is not. */
    record Refused(PressRejection why) implements TokenVerification {}
}
