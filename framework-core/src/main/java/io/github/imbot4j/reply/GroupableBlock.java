package io.github.imbot4j.reply;

/** A block that can be grouped with others of its kind. */
public sealed interface GroupableBlock extends Block permits LinkCard, RichLink, UserCard, ImageBlock, FileCard {}
