package io.github.imbot4j.reply;

/** Choose how large an image in a text is shown (v1 §9). */
public enum ImageSize {
    SMALL,
    MEDIUM,
    LARGE
}
