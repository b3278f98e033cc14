package io.github.imbot4j.command;

import io.github.imbot4j.bot.CommandTokens;
import io.github.imbot4j.textparsing.KeywordMatcher;
import java.util.Optional;

/**
 * A command that lacks an argument, kept so that the next message can supply it. Small, and in text form, so that it
 * can be stored with a conversation; {@link #resume} needs nothing else.
 *
 * @param command its name, without the slash
 * @param given the text after it, so far
 * @param option the option that lacks its value, such as {@code --to}; empty when it is the next word that is missing
 * @param parameter how the parameter is called towards users, such as {@code <name>}
 * @param several whether what is missing may be several words without quotes
 */
public record PendingCommand(String command, String given, String option, String parameter, boolean several) {

    private static final String VERSION = "1";
    private static final int PARTS = 6;

    /** What came of an answer. */
    public sealed interface Resumed {

        /** The command, with the answer in it, to be run. */
        record Completed(String command, String params) implements Resumed {}

        /** The user gave it up. */
        record Left() implements Resumed {}
    }

    /**
     * Puts an answer in.
     *
     * @param answer what the user wrote; {@code /cancel}, or a word for it in their language, gives up
     * @param language two letters
     */
    public Resumed resume(String answer, String language) {
        return leaves(answer, language) ? new Resumed.Left() : new Resumed.Completed(command, with(answer));
    }

    /**
     * Tells whether an answer gives up: {@code /cancel}, or a word for it in the user's language, with a slash or without.
     *
     * @param language two letters
     */
    public static boolean leaves(String answer, String language) {
        return KeywordMatcher.isSaid(answer, "cancel", language);
    }

    /** The text of the command with some words in the missing place. */
    public String with(String words) {
        String value = several || CommandTokens.read(words).size() == 1 ? words.strip() : quoted(words.strip());
        return begun() + value;
    }

    /** The text of the command up to where words are missing, a blank at its end; empty when there is none. */
    public String begun() {
        String so = given.strip();
        boolean named = option.isEmpty() || lastWord().equals(option);
        String text = named ? so : (so + " " + option).strip();
        return text.isEmpty() ? "" : text + " ";
    }

    private String lastWord() {
        return CommandTokens.split(given).stream()
                .reduce((before, last) -> last)
                .orElse("");
    }

    private static String quoted(String words) {
        for (String quotes : new String[] {"\"\"", "«»", "“”", "‹›"}) {
            if (words.indexOf(quotes.charAt(1)) < 0) {
                return quotes.charAt(0) + words + quotes.charAt(1);
            }
        }
        return '"' + words.replace("\"", "") + '"';
    }

    /** Writes it, to be kept. */
    public String text() {
        return String.join(
                "\t",
                VERSION,
                escaped(command),
                escaped(option),
                escaped(parameter),
                Boolean.toString(several),
                escaped(given));
    }

    /** Reads what {@link #text()} wrote; empty when it is something else, such as of a later version. */
    public static Optional<PendingCommand> of(String text) {
        String[] parts = text.split("\t", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new PendingCommand(
                plain(parts[1]), plain(parts[5]), plain(parts[2]), plain(parts[3]), Boolean.parseBoolean(parts[4])));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == 't' ? '\t' : text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
