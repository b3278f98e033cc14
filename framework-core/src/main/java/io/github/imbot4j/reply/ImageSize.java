package io.github.imbot4j.reply;

/** The size of an image in a text (v1 §9). */
public enum ImageSize {
    SMALL,
    MEDIUM,
    LARGE
}
