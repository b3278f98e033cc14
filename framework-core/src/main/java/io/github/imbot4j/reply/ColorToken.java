package io.github.imbot4j.reply;

/** A colour by its role; the portal's theme determines how it looks (v1 §7.2, §8). */
public enum ColorToken {
    PRIMARY,
    SECONDARY,
    ALERT,
    BASE
}
