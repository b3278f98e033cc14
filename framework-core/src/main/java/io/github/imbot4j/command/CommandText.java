package io.github.imbot4j.command;

/**
 * Hold what followed the command's name, untouched: quotes, blanks and all. A command handler takes it by type when it
 * wants to read the text itself.
 *
 * @param value may be empty
 */
public record CommandText(String value) {

    public boolean isBlank() {
        return value.isBlank();
    }
}
