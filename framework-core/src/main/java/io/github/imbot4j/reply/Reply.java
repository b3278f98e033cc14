package io.github.imbot4j.reply;

/** STUB, replaced by the reply slice. */
public sealed interface Reply extends Outcome permits NewMessage {}
