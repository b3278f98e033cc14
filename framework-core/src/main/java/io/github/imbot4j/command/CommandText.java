package io.github.imbot4j.command;

import io.github.imbot4j.event.CommandReceived;

/**
 * The text after the command's name, unchanged, including quotes and white space. A command handler takes it by type to
 * parse the text itself.
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
