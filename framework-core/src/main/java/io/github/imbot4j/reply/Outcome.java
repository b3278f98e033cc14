package io.github.imbot4j.reply;

/** Say what came of an event: a {@link Reply} to send, or {@link Silence}. */
public sealed interface Outcome permits Reply, Silence {}
