package io.github.imbot4j.reply;

/** Say nothing: the handler ran and that was all. */
public enum Silence implements Outcome {
    SILENCE
}
