package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a command, written as a user would type them so that they are parsed back unchanged. */
final class CommandParams {

    /** Quotes that begin a word, and at the same position those that end it. */
    private static final String OPENERS = "\"«“‹";

    private static final String CLOSERS = "\"»”›";

    /** Whatever opens a quoted word when a command is read. */
    private static final String QUOTES = "\"“”„«»‹‚‘";

    /** What is read as an option where a command has one of that name: after dashes of any kind, or before a colon or an equals sign. */
    private static final Pattern OPTION =
            Pattern.compile("[-‐‑‒–—―−](?!\\d).*|\\p{L}[\\p{L}\\p{N}_.-]+(?:=|:(?!//)).*", Pattern.DOTALL);

    private CommandParams() {}

    static String line(@Nullable Object @Nullable [] params) {
        List<String> words = new ArrayList<>();
        for (Object param : DslArguments.list("command", params)) {
            String place = "command.part[" + words.size() + "]";
            words.add(word(place, DslArguments.string(place, param)));
        }
        return String.join(" ", words);
    }

    private static String word(String place, String word) {
        if (!needsQuotes(word)) {
            return word;
        }
        for (int i = 0; i < OPENERS.length(); i++) {
            if (word.indexOf(CLOSERS.charAt(i)) < 0) {
                return OPENERS.charAt(i) + word + CLOSERS.charAt(i);
            }
        }
        throw new InvalidReplyException(
                place,
                "is " + ProblemCollector.quoted(word) + ", with every kind of quote in it.",
                "A command cannot carry that as one word: pass an id instead of the text.");
    }

    private static boolean needsQuotes(String word) {
        boolean opening = true;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (Character.isWhitespace(letter)
                    || Character.isSpaceChar(letter)
                    || (opening && QUOTES.indexOf(letter) >= 0)) {
                return true;
            }
            opening = letter == '=' || letter == ':';
        }
        return word.isEmpty() || OPTION.matcher(word).matches();
    }
}
