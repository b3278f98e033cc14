package io.github.imbot4j.annotation;

import io.github.imbot4j.bot.Dialog;

/**
 * The kind of a dialog, by what a bot may expect there (v1 §6.5); the portal's own letter is in {@link Dialog#type()}.
 */
public enum DialogKind {
    /** One user and the bot (letter P). */
    PRIVATE,
    /** A group chat, open or closed (C, O), and any letter not known yet. */
    GROUP,
    /** A client of an Open Line and the operators (L, or entity LINES). */
    OPEN_LINE,
    /** A channel, closed or open (N, J). */
    CHANNEL,
    /** The comments under a channel post (T). */
    COMMENTS,
    /** A copilot chat (A). */
    COPILOT,
    /** A collab (B). */
    COLLAB,
    /** An external chat (X). */
    EXTERNAL,
    /** The portal's notifications (S). */
    SYSTEM
}
