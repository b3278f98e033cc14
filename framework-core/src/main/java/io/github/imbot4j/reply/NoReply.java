package io.github.imbot4j.reply;

/** No reply: the handler ran, and nothing is sent. */
public enum NoReply implements Outcome {
    SILENCE
}
