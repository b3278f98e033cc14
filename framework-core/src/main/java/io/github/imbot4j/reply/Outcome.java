package io.github.imbot4j.reply;

/** Say what came of an event: a {@link Reply} to send, a question to the user, or {@link Silence}. */
public sealed interface Outcome permits Reply, Asking, Silence {}
