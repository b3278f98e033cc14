package io.github.imbot4j.binding;

import io.github.imbot4j.binding.OptionTable.Named;
import io.github.imbot4j.bot.CommandToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that names an option, in any form users write one: {@code --to}, {@code —to}, {@code --to=Bob}, {@code to:Bob},
 * {@code -n7}, {@code -abc}.
 *
 * @param value the value attached to the name, if there is one
 * @param flags all options of the word if it combines several short ones, otherwise empty
 */
record OptionWord(Named option, @Nullable CommandToken value, List<Named> flags) {

    /** What phones make of two dashes. */
    private static final String LONG_DASHES = "—–―";

    /** Reads a word; {@code null} for one that names no option there is. */
    static @Nullable OptionWord read(CommandToken commandToken, OptionTable optionTable) {
        String text = commandToken.text();
        if (text.isEmpty()) {
            return null;
        }
        if (LONG_DASHES.indexOf(text.charAt(0)) >= 0) {
            String bare = bare(text);
            OptionWord two = dashed(optionTable, commandToken, "--" + bare, text.length() - bare.length() - 2);
            return two != null ? two : dashed(optionTable, commandToken, "-" + bare, text.length() - bare.length() - 1);
        }
        return text.charAt(0) == '-' ? dashed(optionTable, commandToken, text, 0) : keyed(optionTable, commandToken);
    }

    /** A word without its dashes. */
    private static String bare(String text) {
        int dashes = 0;
        while (dashes < text.length() && isDash(text.charAt(dashes))) {
            dashes++;
        }
        return text.substring(dashes);
    }

    static boolean isDash(char letter) {
        return letter == '-' || LONG_DASHES.indexOf(letter) >= 0;
    }

    /**
     * Reads {@code --name}, {@code --name=value}, {@code -n7}.
     *
     * @param shift how much longer the word is in the text than as it is read
     */
    private static @Nullable OptionWord dashed(
            OptionTable optionTable, CommandToken commandToken, String text, int shift) {
        Named whole = optionTable.option(text);
        if (whole != null) {
            return new OptionWord(whole, null, List.of());
        }
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                Named named = optionTable.option(text.substring(0, i));
                if (named != null) {
                    return new OptionWord(named, value(commandToken, i + 1 + shift), List.of());
                }
                break; // of "-Dkey=value", the key is part of the value
            }
        }
        if (text.startsWith("--") || text.length() < 3) {
            return null;
        }
        Named first = optionTable.option(text.substring(0, 2));
        if (first == null) {
            return null;
        }
        if (first.most() > 0) {
            return new OptionWord(first, value(commandToken, 2 + shift), List.of());
        }
        List<Named> flags = flags(optionTable, text);
        return flags.isEmpty() ? null : new OptionWord(first, null, flags);
    }

    /** Reads {@code -abc}; empty when one of these is no flag. */
    private static List<Named> flags(OptionTable optionTable, String text) {
        List<Named> flags = new ArrayList<>();
        for (int i = 1; i < text.length(); i++) {
            Named flag = optionTable.option("-" + text.charAt(i));
            if (flag == null || flag.most() > 0) {
                return List.of();
            }
            flags.add(flag);
        }
        return flags;
    }

    /** Reads {@code name:value}, {@code name=value}, {@code name: value}; never an address, never a time. */
    private static @Nullable OptionWord keyed(OptionTable optionTable, CommandToken commandToken) {
        String text = commandToken.text();
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        int end = colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
        Named named = end < 1 || text.startsWith("//", end + 1) ? null : optionTable.key(text.substring(0, end));
        if (named == null) {
            return null;
        }
        if (end + 1 < text.length()) {
            return new OptionWord(named, value(commandToken, end + 1), List.of());
        }
        return named.most() > 0 ? new OptionWord(named, null, List.of()) : null;
    }

    private static CommandToken value(CommandToken commandToken, int from) {
        String text = commandToken.text();
        return new CommandToken(
                text.substring(Math.min(from, text.length())),
                Math.min(commandToken.start() + from, commandToken.end()),
                commandToken.end(),
                false);
    }

    /** The name in a word that looks like an option. */
    static String name(String text) {
        return "--" + bare(text).substring(0, nameLength(bare(text)));
    }

    /** How much of an option's word is its name. */
    static int nameLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                return i;
            }
        }
        return text.length();
    }
}
