package io.github.imbot4j.button;

/** Say what came of a token. */
public sealed interface Opened {

    /** It is one of ours, in its place and time, pressed by who may. Whether it was used before is not known yet. */
    record Genuine(Token token) implements Opened {}

    /** It is not. */
    record Refused(Refusal why) implements Opened {}
}
