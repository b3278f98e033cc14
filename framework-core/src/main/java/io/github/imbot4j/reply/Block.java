package io.github.imbot4j.reply;

/** A block of an {@link Attachment} (v1 §8). */
public sealed interface Block permits MessageBlock, Grid, Divider, BlockGroup, GroupableBlock {}
