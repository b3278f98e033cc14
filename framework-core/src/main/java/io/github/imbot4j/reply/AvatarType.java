package io.github.imbot4j.reply;

/** The kind of avatar a user card shows (v1 §8). */
public enum AvatarType {
    USER,
    CHAT,
    BOT
}
