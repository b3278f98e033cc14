package io.github.imbot4j.reply;

/** STUB, replaced by the reply slice. */
public record NewMessage(String text) implements Reply {}
