package io.github.imbot4j.binding;

import io.github.imbot4j.binding.OptionTable.Named;
import io.github.imbot4j.binding.OptionTable.Place;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.CommandToken;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.language.ClosestMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of the words of a chat into arguments of a command line: options in every form users write them
 * ({@code --to Bob}, {@code —to Bob}, {@code to:Bob}, {@code to=Bob}), and words that form one value ({@code tomorrow
 * 15:00}) joined.
 */
final class ArgumentSorter {

    private static final String END_OF_OPTIONS = "--";

    /** What phones make of two dashes. */
    private static final String LONG_DASHES = "—–―";

    private final OptionTable optionTable;
    private final String source;
    private final List<CommandToken> tokens;
    private final ParseContext parseContext;
    private final List<CommandToken> options = new ArrayList<>();
    private final List<CommandToken> words = new ArrayList<>();
    private @Nullable CommandToken unknown;
    private int at;
    private boolean literal;

    private ArgumentSorter(
            OptionTable optionTable, String source, List<CommandToken> tokens, ParseContext parseContext) {
        this.optionTable = optionTable;
        this.source = source;
        this.tokens = tokens;
        this.parseContext = parseContext;
        this.literal = !optionTable.hasOptions();
    }

    /**
     * What was found.
     *
     * @param options with their values
     * @param words the others
     * @param unknown an option there is not, if there is one
     */
    record Sorted(List<CommandToken> options, List<CommandToken> words, Optional<CommandToken> unknown) {

        /** As a program gets them: options first, so that no other word can be taken for one. */
        List<CommandToken> line(boolean divided) {
            List<CommandToken> line = new ArrayList<>(options);
            if (divided) {
                line.add(new CommandToken(END_OF_OPTIONS, 0, 0, false));
            }
            line.addAll(words);
            return line;
        }
    }

    static Sorted sort(OptionTable optionTable, String source, List<CommandToken> tokens, ParseContext parseContext) {
        ArgumentSorter argumentSorter = new ArgumentSorter(optionTable, source, tokens, parseContext);
        argumentSorter.run();
        return new Sorted(argumentSorter.options, argumentSorter.words, Optional.ofNullable(argumentSorter.unknown));
    }

    private void run() {
        while (at < tokens.size()) {
            CommandToken commandToken = tokens.get(at);
            if (!literal && commandToken.text().equals(END_OF_OPTIONS) && !commandToken.quoted()) {
                literal = true;
                at++;
            } else if (!takeOption(commandToken)) {
                takeWord(commandToken);
            }
        }
    }

    private boolean takeOption(CommandToken commandToken) {
        if (literal || commandToken.quoted()) {
            return false;
        }
        Split split = split(commandToken);
        if (split == null) {
            noteUnknown(commandToken);
            return false;
        }
        at++;
        if (split.option().most() == 0) {
            takeFlag(commandToken, split);
            return true;
        }
        options.add(commandToken.as(split.option().name()));
        if (split.value() != null) {
            options.add(joined(split.value(), split.option().type().orElse(null), 0));
            return true;
        }
        for (int taken = 0; taken < split.option().most() && at < tokens.size() && !isOption(tokens.get(at)); taken++) {
            CommandToken first = tokens.get(at++);
            options.add(joined(first, split.option().type().orElse(null), 0));
        }
        return true;
    }

    /** {@code daily:yes} is the flag, {@code daily:no} its opposite. */
    private void takeFlag(CommandToken commandToken, Split split) {
        CommandToken value = split.value();
        if (value == null) {
            options.add(commandToken.as(
                    split.raw() ? commandToken.text() : split.option().name()));
            return;
        }
        String said = split.option()
                .type()
                .flatMap(type -> type.read(value.text(), parseContext))
                .map(Object::toString)
                .orElse(value.text());
        options.add(value.as(split.option().name() + "=" + said));
    }

    /**
     * An option and what was glued to it.
     *
     * @param raw whether it is several short ones in one
     */
    private record Split(Named option, @Nullable CommandToken value, boolean raw) {}

    private @Nullable Split split(CommandToken commandToken) {
        String text = commandToken.text();
        if (text.isEmpty()) {
            return null;
        }
        if (LONG_DASHES.indexOf(text.charAt(0)) >= 0) {
            String bare = text.replaceFirst("^[—–―-]+", "");
            Split two = dashed(commandToken, "--" + bare, text.length() - bare.length() - 2);
            return two != null ? two : dashed(commandToken, "-" + bare, text.length() - bare.length() - 1);
        }
        return text.charAt(0) == '-' ? dashed(commandToken, text, 0) : keyed(commandToken);
    }

    /**
     * Reads {@code --name}, {@code --name=value}, {@code -n7}.
     *
     * @param shift how much longer the word is in the text than as it is read
     */
    private @Nullable Split dashed(CommandToken commandToken, String text, int shift) {
        Named whole = optionTable.option(text);
        if (whole != null) {
            return new Split(whole, null, false);
        }
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) == '=' || text.charAt(i) == ':') {
                Named named = optionTable.option(text.substring(0, i));
                if (named != null) {
                    return new Split(named, value(commandToken, i + 1 + shift), false);
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
        return first.most() > 0
                ? new Split(first, value(commandToken, 2 + shift), false)
                : areFlags(text) ? new Split(first, null, true) : null;
    }

    private boolean areFlags(String text) {
        return text.chars().skip(1).allMatch(letter -> {
            Named flag = optionTable.option("-" + (char) letter);
            return flag != null && flag.most() == 0;
        });
    }

    /** Reads {@code name:value}, {@code name=value}, {@code name: value}; never an address, never a time. */
    private @Nullable Split keyed(CommandToken commandToken) {
        String text = commandToken.text();
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        int end = colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
        Named named = end < 1 || text.startsWith("//", end + 1) ? null : optionTable.key(text.substring(0, end));
        if (named == null) {
            return null;
        }
        if (end + 1 < text.length()) {
            return new Split(named, value(commandToken, end + 1), false);
        }
        return named.most() > 0 ? new Split(named, null, false) : null;
    }

    private static CommandToken value(CommandToken commandToken, int from) {
        String text = commandToken.text();
        return new CommandToken(
                text.substring(Math.min(from, text.length())),
                Math.min(commandToken.start() + from, commandToken.end()),
                commandToken.end(),
                false);
    }

    private void noteUnknown(CommandToken commandToken) {
        String text = commandToken.text();
        boolean looksLikeOne = text.matches("(--|[—–―])\\p{L}[\\p{L}\\d-]*([=:].*)?");
        if (unknown == null && looksLikeOne && (text.startsWith("--") || isNear(text))) {
            unknown = commandToken;
        }
    }

    /** A dash before a word is often just a dash. */
    private boolean isNear(String text) {
        String name = text.replaceFirst("^[—–―]", "--").replaceFirst("[=:].*", "");
        return ClosestMatch.to(name, optionTable.names()).isPresent();
    }

    private boolean isOption(CommandToken commandToken) {
        return !literal
                && !commandToken.quoted()
                && (commandToken.text().equals(END_OF_OPTIONS) || split(commandToken) != null);
    }

    private void takeWord(CommandToken commandToken) {
        Place place = optionTable.place(words.size());
        at++;
        if (place == null || unknown != null) {
            words.add(commandToken);
        } else if (place.rest()) {
            takeRest(commandToken);
        } else {
            words.add(joined(commandToken, place.type().orElse(null), optionTable.neededAfter(words.size())));
        }
    }

    /** The longest run of words that make one value, leaving as many as are needed behind. */
    private CommandToken joined(CommandToken first, @Nullable ArgumentType<?> type, int needed) {
        if (type == null || type.longest() == 1 || first.quoted()) {
            return first;
        }
        int most = 1;
        while (most < type.longest() && at + most - 1 < tokens.size() && isJoinable(tokens.get(at + most - 1))) {
            most++;
        }
        most = Math.max(1, Math.min(most, tokens.size() - at + 1 - needed));
        for (int count = most; count > 1; count--) {
            StringBuilder text = new StringBuilder(first.text());
            for (int i = 0; i < count - 1; i++) {
                text.append(' ').append(tokens.get(at + i).text());
            }
            if (type.read(text.toString(), parseContext).isPresent()) {
                CommandToken last = tokens.get(at + count - 2);
                at += count - 1;
                return new CommandToken(text.toString(), first.start(), last.end(), false);
            }
        }
        return first;
    }

    private boolean isJoinable(CommandToken commandToken) {
        return !commandToken.quoted() && !isOption(commandToken);
    }

    /** Everything from a word on as it stands; options in between are taken out of it. */
    private void takeRest(CommandToken first) {
        List<String> parts = new ArrayList<>();
        int from = first.start();
        int end = first.end();
        boolean whole = first.quoted();
        while (at < tokens.size()) {
            CommandToken commandToken = tokens.get(at);
            if (takeOption(commandToken)) {
                parts.add(source.substring(from, end));
                from = at < tokens.size() ? tokens.get(at).start() : source.length();
                end = from;
            } else {
                whole = false;
                end = commandToken.end();
                at++;
            }
        }
        parts.add(source.substring(from, end));
        String text = String.join(" ", parts).strip();
        String shown = whole && text.length() > 1 ? text.substring(1, text.length() - 1) : text;
        words.add(new CommandToken(shown, first.start(), Math.max(end, first.end()), true));
    }
}
