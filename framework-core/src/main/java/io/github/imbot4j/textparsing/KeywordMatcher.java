package io.github.imbot4j.textparsing;

import io.github.imbot4j.language.TypedText;

/** The meaning of keywords in the user's language, in English or in Russian. */
public final class KeywordMatcher {

    private KeywordMatcher() {}

    /** Tells the same of a message that may begin with a slash. */
    public static boolean isSaid(String message, String meaning, String language) {
        String word = TypedText.strip(message);
        return means(TypedText.isSlash(word, 0) ? word.substring(1) : word, meaning, language);
    }

    /**
     * Tells whether a whole message is nothing but a word, or words, for something.
     *
     * @param meaning such as {@code cancel}
     * @param language two letters
     */
    public static boolean means(String message, String meaning, String language) {
        return KeywordTable.of(language).means(KeywordTable.normal(message), meaning);
    }
}
