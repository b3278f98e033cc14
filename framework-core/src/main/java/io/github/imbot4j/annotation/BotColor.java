package io.github.imbot4j.annotation;

/** The colour of a bot's avatar and chats (v1 §2.1); the names are the portal's. */
public enum BotColor {
    /** The portal chooses. */
    AUTO,
    RED,
    GREEN,
    MINT,
    LIGHT_BLUE,
    DARK_BLUE,
    PURPLE,
    AQUA,
    PINK,
    LIME,
    BROWN,
    AZURE,
    KHAKI,
    SAND,
    MARENGO,
    GRAY,
    GRAPHITE
}
