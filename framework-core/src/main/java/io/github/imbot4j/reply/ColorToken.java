package io.github.imbot4j.reply;

/** Choose a colour by its role; the portal's theme decides how it looks (v1 §7.2, §8). */
public enum ColorToken {
    PRIMARY,
    SECONDARY,
    ALERT,
    BASE
}
