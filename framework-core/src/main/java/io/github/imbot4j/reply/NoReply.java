package io.github.imbot4j.reply;

/** Say nothing: the handler ran and that was all. */
public enum NoReply implements Outcome {
    SILENCE
}
