package io.github.imbot4j.command;

import io.github.imbot4j.event.CommandReceived;

/**
 * Hold what followed the command's name, untouched: quotes, blanks and all. A command handler takes it by type when it
 * wants to read the text itself.
 *
 * @param value may be empty
 */
public record CommandText(String value) {

    /**
     * What followed the command's name. A portal cuts it off at the end of the line (v1 §3.5); of a typed message the
     * lines below belong to it, down to the next command.
     */
    public static CommandText of(CommandReceived command) {
        String line = ("/" + command.command() + " " + command.params()).stripTrailing();
        String text = "\n" + command.message().text();
        int at = command.isPressed() ? -1 : text.indexOf("\n" + line);
        int end = at < 0 ? -1 : text.indexOf('\n', at + 1);
        if (end < 0 || !text.substring(at + 1, end).stripTrailing().equals(line)) {
            return new CommandText(command.params());
        }
        int next = text.indexOf("\n/", end);
        String below = text.substring(end, next < 0 ? text.length() : next);
        return new CommandText(command.params() + below.stripTrailing());
    }

    public boolean isBlank() {
        return value.isBlank();
    }
}
