package io.github.imbot4j.command;

import java.util.List;
import java.util.Optional;

/**
 * A type of command argument: the conversion of words from a chat to values.
 *
 * @param <T> of these
 */
public interface ArgumentType<T> {

    /** The value of some words; empty when they are none. */
    Optional<T> read(String words, ParseContext parseContext);

    /** How many words of a text may make one value together. */
    default int longest() {
        return 1;
    }

    /** What it is, in the user's language, such as "a whole number"; may be empty. */
    default String expected(ParseContext parseContext) {
        return "";
    }

    /** Values to offer; empty when there are none, or too many. */
    default List<Choice> choices(ParseContext parseContext) {
        return List.of();
    }

    /** Says what may have been meant by words that are no value. */
    default ConversionFailure unfit(String words, ParseContext parseContext) {
        return ConversionFailure.of(List.of());
    }
}
