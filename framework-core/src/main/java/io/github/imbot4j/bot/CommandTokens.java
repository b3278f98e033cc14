package io.github.imbot4j.bot;

import io.github.imbot4j.language.TypedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The division of command text into tokens with their positions. Blanks of any kind and line ends separate; what stands
 * in quotes, straight, curly or angled, is one word: {@code "two words"}, {@code “two words”}, {@code «two words»},
 * {@code „two words“}, {@code ‹two words›}, {@code ‚two words‘}. A quote opens at the start of a word or after {@code
 * key=} and {@code key:}; one that never closes is an ordinary character, and so is an apostrophe. What the chat puts
 * in for a mention or a link, {@code [USER=5]Alice Doe[/USER]}, is one word too (v1 §9).
 *
 * <p>Takes time linear in the text: no letter is looked at more often than a fixed number of times.
 */
public final class CommandTokens {

    /** Quotes that open, and at the same index what closes each. */
    private static final String OPENERS = "\"“”„«»‹‚‘";

    private static final List<String> CLOSERS = List.of("\"", "”", "”", "“”", "»", "«»", "›", "‘’", "’");

    /** These are apostrophes too, so they close only where a word may end. */
    private static final String APOSTROPHES = "‘’";

    private final CharSequence text;
    private final List<CommandToken> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    /** Openers without a closer to the right, so that thousands of them are not searched for again and again. */
    private final List<String> neverClosed = new ArrayList<>(0);

    /** The same for tags: up to where there is no end of one. */
    private final Map<String, Integer> noCloserBefore = new HashMap<>(0);

    private int start = -1;
    private int end;
    private boolean quoted;

    private CommandTokens(CharSequence text) {
        this.text = text;
    }

    /** The words of a command's text, in order. */
    public static List<CommandToken> read(String text) {
        return tokens(text);
    }

    /** The same of any text, so that it can be counted how often a letter is looked at. */
    static List<CommandToken> tokens(CharSequence text) {
        return new CommandTokens(text).read();
    }

    /** The words of a command's text, without their quotes and places. */
    public static List<String> split(String text) {
        return read(text).stream().map(CommandToken::text).toList();
    }

    private List<CommandToken> read() {
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (TypedText.isBlank(letter)) {
                endWord();
                at++;
            } else if (TypedText.isUnseen(text, at)) {
                at++;
            } else {
                at = take(letter, at);
            }
        }
        endWord();
        return Collections.unmodifiableList(tokens);
    }

    /** Takes what begins here, and gives where to go on. */
    private int take(char letter, int at) {
        int tag = letter == '[' ? endOfTag(at) : -1;
        if (tag >= 0) {
            return append(at, tag, at, tag, false);
        }
        int opener = OPENERS.indexOf(letter);
        int close = opener >= 0 && mayOpen() ? close(CLOSERS.get(opener), at + 1) : -1;
        return close >= 0 ? append(at + 1, close, at, close + 1, true) : append(at, at + 1, at, at + 1, false);
    }

    private int append(int from, int to, int begin, int next, boolean inQuotes) {
        quoted = start < 0 && inQuotes;
        start = start < 0 ? begin : start;
        for (int i = from; i < to; i++) {
            if (!TypedText.isUnseen(text, i)) {
                word.append(text.charAt(i));
            }
        }
        end = next;
        return next;
    }

    private boolean mayOpen() {
        if (start < 0) {
            return true;
        }
        int last = word.length() - 1;
        return last >= 0
                && (word.charAt(last) == '=' || (word.charAt(last) == ':' && Character.isLetter(word.charAt(0))));
    }

    private int close(String closers, int from) {
        if (neverClosed.contains(closers)) {
            return -1;
        }
        for (int i = from; i < text.length(); i++) {
            if (closers.indexOf(text.charAt(i)) >= 0 && mayClose(i)) {
                return i;
            }
        }
        neverClosed.add(closers);
        return -1;
    }

    private boolean mayClose(int at) {
        return APOSTROPHES.indexOf(text.charAt(at)) < 0
                || at + 1 == text.length()
                || !Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** Where a tag with its text ends; −1 when there is none that the words would have to stay together for. */
    private int endOfTag(int at) {
        for (String name : Reference.TAGS) {
            if (isAt(at + 1, name)) {
                char next = at + 1 + name.length() < text.length() ? text.charAt(at + 1 + name.length()) : ' ';
                return next == '=' || next == ']' ? closingTag("[/" + name + "]", at) : -1;
            }
        }
        return -1;
    }

    /** A tag and its end stand on one line. */
    private int closingTag(String closer, int from) {
        if (from < noCloserBefore.getOrDefault(closer, 0)) {
            return -1;
        }
        int at = from;
        // Not a step further than the closer: a line may hold thousands of tags.
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == '[' && isAt(at, closer)) {
                return at + closer.length();
            }
            at++;
        }
        noCloserBefore.put(closer, at);
        return -1;
    }

    /** Whether a tag stands there, in letters of either case. */
    private boolean isAt(int at, String tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (at + i >= text.length() || Character.toUpperCase(text.charAt(at + i)) != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void endWord() {
        if (start >= 0) {
            tokens.add(new CommandToken(word.toString(), start, end, quoted));
            word.setLength(0);
            start = -1;
        }
    }
}
