package io.github.imbot4j.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word most similar to what was typed, by the number of typing errors between them. */
public final class ClosestMatch {

    private static final int CLOSE = 2;
    private static final int LONGEST = 64;

    private ClosestMatch() {}

    /** The nearest of these words, case aside; empty when none is near. */
    public static Optional<String> to(String written, Collection<String> words) {
        int close = Math.min(CLOSE, written.codePointCount(0, written.length()) / 2);
        return words.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= close && word.length() <= LONGEST)
                .filter(word -> distance(word, written) <= close)
                .min(Comparator.comparing(word -> distance(word, written)));
    }

    /** How many letters have to be added, taken off, changed, or swapped with the next, case aside. */
    public static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        int[] next = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(changed, 1 + Math.min(row[j], next[j - 1]));
                if (isSwapped(a, i, b, j)) {
                    next[j] = Math.min(next[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = row;
            row = next;
            next = spare;
        }
        return row[b.length()];
    }

    private static boolean isSwapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
