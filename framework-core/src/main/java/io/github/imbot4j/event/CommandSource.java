package io.github.imbot4j.event;

/** The way a command was given (v1 §6.10). */
public enum CommandSource {
    /** Typed into the text field. */
    TEXTAREA,
    /** A button below a message was pressed. */
    KEYBOARD,
    /** An item of a message's menu was chosen; today's servers say KEYBOARD for these too. */
    MENU
}
