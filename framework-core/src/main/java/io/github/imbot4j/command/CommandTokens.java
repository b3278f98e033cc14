package io.github.imbot4j.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Split command text into words. Blanks of any kind separate; what stands in quotes, straight or curly, is one word:
 * {@code "two words"}, {@code “two words”}, {@code «two words»}, {@code „two words“}. A quote opens at the start of a word
 * or after {@code =}; one that never closes is an ordinary character, and so is an apostrophe.
 */
public final class CommandTokens {

    private static final Map<Character, String> CLOSERS =
            Map.of('"', "\"", '“', "”", '”', "”", '„', "“”", '«', "»", '»', "«»");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    /** Openers without a closer to the right, so that thousands of them are not searched for again and again. */
    private final Set<Character> neverClosed = new HashSet<>();

    private boolean inWord;

    private CommandTokens(String text) {
        this.text = text;
    }

    /** The words of a command's text, without their quotes. */
    public static List<String> split(String text) {
        return new CommandTokens(text).split();
    }

    private List<String> split() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = opens(c) ? close(c, at + 1) : -1;
            if (close >= 0) {
                word.append(text, at + 1, close);
                inWord = true;
                at = close;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                end();
            } else {
                word.append(c);
                inWord = true;
            }
            at++;
        }
        end();
        return List.copyOf(words);
    }

    private boolean opens(char c) {
        return CLOSERS.containsKey(c) && (!inWord || (!word.isEmpty() && word.charAt(word.length() - 1) == '='));
    }

    private int close(char opener, int from) {
        if (neverClosed.contains(opener)) {
            return -1;
        }
        String closers = CLOSERS.getOrDefault(opener, "");
        for (int i = from; i < text.length(); i++) {
            if (closers.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        neverClosed.add(opener);
        return -1;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
