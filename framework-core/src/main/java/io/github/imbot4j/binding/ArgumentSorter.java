package io.github.imbot4j.binding;

import io.github.imbot4j.binding.OptionTable.Named;
import io.github.imbot4j.binding.OptionTable.Place;
import io.github.imbot4j.bot.CommandToken;
import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.language.ClosestMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of the words of a chat to the arguments of a command: options in every form users write them
 * ({@code --to Bob}, {@code —to Bob}, {@code to:Bob}, {@code to=Bob}), positional parameters in order, and words that form one
 * value ({@code tomorrow 15:00}) joined. Every word keeps its position in the text.
 */
final class ArgumentSorter {

    private static final String END_OF_OPTIONS = "--";

    private static final Pattern UNKNOWN = Pattern.compile("(--|[—–―])\\p{L}[\\p{L}\\d-]*([=:].*)?");

    private final OptionTable optionTable;
    private final String source;
    private final List<CommandToken> tokens;
    private final ParseContext parseContext;
    private final List<Given> options = new ArrayList<>();
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
     * An option that was written.
     *
     * @param option by the name that was written
     * @param at where
     * @param words what was given with it
     */
    record Given(Named option, CommandToken at, List<CommandToken> words) {}

    /**
     * What was found.
     *
     * @param options in the order they were written
     * @param words the others; the place of each is its index
     * @param unknown an option there is not, if there is one
     */
    record Sorted(
            List<Given> options,
            List<CommandToken> words,
            @Nullable CommandToken unknown) {

        /** How many there are, options and what was given with them. */
        int count() {
            int count = words.size() + options.size();
            for (Given given : options) {
                count += given.words().size();
            }
            return count;
        }
    }

    static Sorted sort(OptionTable optionTable, String source, List<CommandToken> tokens, ParseContext parseContext) {
        ArgumentSorter argumentSorter = new ArgumentSorter(optionTable, source, tokens, parseContext);
        argumentSorter.run();
        return new Sorted(argumentSorter.options, argumentSorter.words, argumentSorter.unknown);
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
        OptionWord word = OptionWord.read(commandToken, optionTable);
        if (word == null) {
            noteUnknown(commandToken);
            return false;
        }
        at++;
        if (!word.flags().isEmpty()) {
            for (Named flag : word.flags()) {
                options.add(new Given(flag, commandToken, List.of()));
            }
            return true;
        }
        Named option = word.option();
        if (word.value() == null) {
            options.add(new Given(option, commandToken, given(option)));
        } else {
            // Of a flag, "daily:no" is the opposite.
            CommandToken value = option.most() == 0 ? word.value() : joined(word.value(), option.parameter(), 0);
            options.add(new Given(option, commandToken, List.of(value)));
        }
        return true;
    }

    /** The words behind an option that are its own: what it need not have only if that fits. */
    private List<CommandToken> given(Named option) {
        List<CommandToken> given = option.most() == 0 ? List.of() : new ArrayList<>(1);
        while (given.size() < option.most() && at < tokens.size() && !isOption(tokens.get(at))) {
            int before = at;
            CommandToken value = joined(tokens.get(at++), option.parameter(), 0);
            if (given.size() >= option.least() && !option.parameter().values().fits(value.text(), parseContext)) {
                at = before;
                return given;
            }
            given.add(value);
        }
        return given;
    }

    private void noteUnknown(CommandToken commandToken) {
        String text = commandToken.text();
        if (unknown == null
                && !text.isEmpty()
                && OptionWord.isDash(text.charAt(0))
                && UNKNOWN.matcher(text).matches()) {
            unknown = text.startsWith("--") || isNear(text) ? commandToken : null;
        }
    }

    /** A dash before a word is often just a dash. */
    private boolean isNear(String text) {
        return ClosestMatch.to(OptionWord.name(text), optionTable.names()).isPresent();
    }

    private boolean isOption(CommandToken commandToken) {
        return !literal
                && !commandToken.quoted()
                && (commandToken.text().equals(END_OF_OPTIONS) || OptionWord.read(commandToken, optionTable) != null);
    }

    private void takeWord(CommandToken commandToken) {
        Place place = optionTable.place(words.size());
        at++;
        if (place == null || unknown != null) {
            words.add(commandToken);
        } else if (place.parameter().isRest()) {
            takeRest(commandToken);
        } else {
            words.add(joined(commandToken, place.parameter(), optionTable.neededAfter(words.size())));
        }
    }

    /** The longest run of words that make one value, leaving as many as are needed behind. */
    private CommandToken joined(CommandToken first, TypedParameter parameter, int needed) {
        Optional<ArgumentType<?>> type = parameter.wordType();
        int longest = first.quoted() || type.isEmpty() ? 1 : type.get().longest();
        int most = 1;
        while (most < longest && at + most - 1 < tokens.size() && isJoinable(tokens.get(at + most - 1))) {
            most++;
        }
        most = Math.max(1, Math.min(most, tokens.size() - at + 1 - needed));
        for (int count = most; count > 1; count--) {
            StringBuilder text = new StringBuilder(first.text());
            for (int i = 0; i < count - 1; i++) {
                text.append(' ').append(tokens.get(at + i).text());
            }
            if (type.orElseThrow().read(text.toString(), parseContext).isPresent()) {
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
