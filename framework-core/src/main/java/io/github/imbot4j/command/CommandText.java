package io.github.imbot4j.command;

import io.github.imbot4j.event.CommandReceived;

/**
 * Hold what followed the command's name, untouched: quotes, blanks and all. A command handler takes it by type when it
 * wants to read the text itself.
 *
 * @param value may be empty
 */
public record CommandText(String value) {

    /** What followed the command's name, with the lines below of a typed message that belong to it. */
    public static CommandText of(CommandReceived command) {
        return new CommandText(command.text());
    }

    public boolean isBlank() {
        return value.isBlank();
    }
}
