package io.github.imbot4j.reply;

/** STUB, replaced by the reply slice. */
public record Markup(String bb) {}
