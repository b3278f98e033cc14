package io.github.imbot4j.bot;

/**
 * A token of command text and its position.
 *
 * @param text without quotes and what nobody can see
 * @param start where it begins in the command's text, a quote included
 * @param end behind its last character
 * @param quoted whether it stands in quotes as a whole, so that it is neither an option nor joined with its neighbours
 */
public record CommandToken(String text, int start, int end, boolean quoted) {

    /** The same place, read as another word. */
    public CommandToken as(String other) {
        return new CommandToken(other, start, end, quoted);
    }
}
