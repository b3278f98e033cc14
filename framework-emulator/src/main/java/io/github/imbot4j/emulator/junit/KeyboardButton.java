package io.github.imbot4j.emulator.junit;

import java.util.Map;

/**
 * A button as a user sees it (v1 §7.2), or an item of a context menu (v1 §7.3).
 *
 * @param text what it says
 * @param kind what happens when it is clicked
 * @param value the command with its parameters, the address, or the text to send, put or copy
 * @param disabled whether it cannot be clicked
 * @param index its place among the buttons of the message, from 0
 * @param stored everything the portal stores of it, with the portal's own keys
 */
public record KeyboardButton(
        String text, Kind kind, String value, boolean disabled, int index, Map<String, Object> stored) {

    /** The kind of a button, by the effect of a click. */
    public enum Kind {
        COMMAND,
        LINK,
        SEND,
        PUT,
        COPY,
        CALL,
        DIALOG,
        OTHER
    }

    public KeyboardButton {
        stored = Map.copyOf(stored);
    }

    @Override
    public String toString() {
        return disabled ? "[" + text + " (disabled)]" : "[" + text + "]";
    }
}
