package io.github.imbot4j.command;

import java.util.List;
import java.util.Optional;

/**
 * Make values of one type from words of a chat.
 *
 * @param <T> of these
 */
public interface WordType<T> {

    /** The value of some words; empty when they are none. */
    Optional<T> read(String words, Writing writing);

    /** How many words of a text may make one value together. */
    default int longest() {
        return 1;
    }

    /** What it is, in the user's language, such as "a whole number"; may be empty. */
    default String expected(Writing writing) {
        return "";
    }

    /** Values to offer; empty when there are none, or too many. */
    default List<Choice> choices(Writing writing) {
        return List.of();
    }

    /** Says what may have been meant by words that are no value. */
    default Unfit unfit(String words, Writing writing) {
        return Unfit.of(words, List.of());
    }

    /**
     * The value of some words.
     *
     * @throws Unfit when they are none
     */
    default T require(String words, Writing writing) {
        return read(words, writing).orElseThrow(() -> unfit(words, writing));
    }
}
