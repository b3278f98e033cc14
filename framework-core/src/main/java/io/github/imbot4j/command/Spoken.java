package io.github.imbot4j.command;

/** Tell what somebody means by a word, in their language, English or Russian. */
public final class Spoken {

    private Spoken() {}

    /**
     * Tells whether a whole message is nothing but a word, or words, for something.
     *
     * @param meaning such as {@code cancel}
     * @param language two letters
     */
    public static boolean means(String message, String meaning, String language) {
        return Vocabulary.of(language).means(Vocabulary.normal(message), meaning);
    }
}
