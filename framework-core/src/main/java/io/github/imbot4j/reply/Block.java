package io.github.imbot4j.reply;

/** Hold one block of an {@link Attachment} (v1 §8). */
public sealed interface Block permits MessageBlock, Grid, Divider, BlockGroup, GroupableBlock {}
