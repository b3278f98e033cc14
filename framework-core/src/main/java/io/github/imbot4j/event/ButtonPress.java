package io.github.imbot4j.event;

/**
 * The button a command came from, if any, and its message. A command handler takes it by type; for a command typed by
 * hand it is {@link #NOTHING}.
 *
 * @param isButton whether a button or menu item was pressed
 * @param messageId id of the message that carries it, to be edited; {@code 0} when typed
 */
public record ButtonPress(boolean isButton, long messageId) {

    /** The command was typed. */
    public static final ButtonPress NOTHING = new ButtonPress(false, 0);

    /** Reads it off a command. */
    public static ButtonPress of(CommandReceived command) {
        return command.isPressed() ? new ButtonPress(true, command.message().id()) : NOTHING;
    }
}
