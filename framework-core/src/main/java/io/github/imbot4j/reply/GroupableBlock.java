package io.github.imbot4j.reply;

/** Mark the blocks of which several of one kind can stand together as one. */
public sealed interface GroupableBlock extends Block permits LinkCard, RichLink, UserCard, ImageBlock, FileCard {}
