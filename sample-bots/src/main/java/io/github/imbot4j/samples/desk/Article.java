package io.github.imbot4j.samples.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the desk knows of one topic.
 *
 * @param title of one line
 * @param text the answer
 * @param topics the words it is about
 */
record Article(String title, String text, Set<String> topics) {

    private static final String NAMED = "words:";
    private static final int SHORTEST = 3;
    private static final int STEM = 4;
    private static final int ENDING = 3;

    Article {
        topics = Set.copyOf(topics);
        if (title.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("The article \"" + title + "\" has no title or no text.");
        }
    }

    /** Reads a title, a line that begins with {@code words:} if there is one, and the answer. */
    static Article read(String part) {
        String[] lines = part.strip().split("\\R", 3);
        boolean names = lines.length > 1 && lines[1].startsWith(NAMED);
        String named = names ? lines[1].substring(NAMED.length()) : "";
        String text = part.strip().lines().skip(names ? 2 : 1).collect(Collectors.joining("\n"));
        return new Article(lines[0].strip(), text.strip(), words(lines[0] + " " + named));
    }

    /** The words of its text. */
    Set<String> words() {
        return words(text);
    }

    /** The words of a text that say something, in lower case. */
    static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Tells whether a word is among others, with another ending perhaps: "delivered" where there is "delivery". */
    static boolean has(Set<String> words, String word) {
        return words.contains(word) || words.stream().anyMatch(other -> areForms(word, other));
    }

    private static boolean areForms(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= STEM && one.length() - common <= ENDING && other.length() - common <= ENDING;
    }
}
