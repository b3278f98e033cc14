package io.github.imbot4j.reply;

/** The clients in which a button or menu item is shown (v1 §7.2). */
public enum Device {
    ALL,
    MOBILE,
    DESKTOP
}
