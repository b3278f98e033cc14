package io.github.imbot4j.binding;

import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.command.CommandTokens;
import io.github.imbot4j.command.Token;
import io.github.imbot4j.command.Writing;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.model.CommandManual;
import io.github.imbot4j.reply.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Turn the text after a command into the values of a method's parameters: the chat's words are sorted and joined, then
 * picocli reads them. Safe for use by several threads: every parse has a parser of its own, which takes some 60 µs, little
 * beside the call that carries the answer.
 */
final class CommandSyntax {

    /** picocli takes time with the square of the words it cannot place; nobody types so many. */
    private static final int MAX_WORDS = 1000;

    /** A portal keeps 20,000 characters of a message (v1 §13 no. 19). */
    private static final int MAX_LENGTH = 30_000;

    /** A word no chat text contains, so that "--" is only special for commands with options. */
    private static final String NEVER = "\u0000";

    private final Grammar grammar;
    private final List<TypedParameter> parameters;
    private final Layout layout;
    private final boolean hasOptions;

    /**
     * Prepares what does not depend on a text.
     *
     * @throws CommandLine.PicocliException when the definition is broken
     */
    CommandSyntax(Grammar grammar) {
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.layout = new Layout(parameters);
        this.hasOptions = layout.hasOptions();
    }

    /** What a text was read as. */
    sealed interface Parsed {}

    /** The arguments, in the order of the parameters. */
    record Values(List<@Nullable Object> values) implements Parsed {}

    /** The text does not fit, or not yet; this is what to tell the user. */
    record Unready(Outcome answer) implements Parsed {}

    /**
     * Reads what was typed after a command, or the whole of an answer in a conversation.
     *
     * @param zone asked only when a parameter depends on it
     */
    Parsed parse(DialogEvent event, Supplier<ZoneId> zone) {
        ZoneId where = layout.tellsTime() ? zone.get() : ZoneOffset.UTC;
        Writing writing = Writing.at(
                        event.origin().raisedAt(), where, event.origin().language())
                .by(event.sender());
        return event instanceof CommandReceived command
                ? parse(command.command(), CommandText.of(command).value(), writing)
                : parse("", ((MessageReceived) event).message().text(), writing);
    }

    /** Reads the whole of an answer. */
    Parsed parse(String answer, Writing writing) {
        return parse("", answer, writing);
    }

    /** Tells whether it matters what time it is, and where. */
    boolean tellsTime() {
        return layout.tellsTime();
    }

    List<TypedParameter> parameters() {
        return parameters;
    }

    private Parsed parse(String command, String source, Writing writing) {
        List<ArgSpec> specs = specs();
        Explanation explanation = new Explanation(command, source, grammar, specs, writing);
        if (source.length() > MAX_LENGTH) {
            return new Unready(explanation.tooLong());
        }
        Words.Sorted sorted = Words.sort(layout, source, CommandTokens.read(source), writing);
        List<Token> line = sorted.line(hasOptions);
        if (line.size() > MAX_WORDS) {
            return new Unready(explanation.tooLong());
        }
        if (sorted.unknown().isPresent()) {
            return new Unready(explanation.unknownOption(sorted.unknown().get(), layout.names()));
        }
        try {
            Part.Read read = parse(specs, line, writing);
            Optional<Outcome> outside = explanation.outside(read.all(), line);
            return outside.isPresent() ? new Unready(outside.get()) : new Values(together(read));
        } catch (TypeConversionException conflicting) {
            return new Unready(explanation.conflict(conflicting));
        } catch (ParameterException misused) {
            return new Unready(explanation.of(misused, line));
        }
    }

    /** How the command is to be written. */
    String usage(String command) {
        return grammar.usage(command, specs());
    }

    /** What it takes, for help. */
    List<CommandManual.Parameter> manual() {
        return parameters.stream().map(TypedParameter::manual).toList();
    }

    /**
     * Looks for defaults that do not fit.
     *
     * @return what is wrong with one
     * @throws CommandLine.PicocliException when the definition is broken
     */
    Optional<String> tryWithoutWords() {
        Writing writing = Writing.at(Instant.EPOCH, ZoneOffset.UTC, "en");
        List<ArgSpec> specs = specs();
        try {
            Part.Read read = parse(specs, List.of(), writing);
            return new Explanation("", "", grammar, specs, writing).misfit(read.values());
        } catch (MissingParameterException requiredOnes) {
            return Optional.empty();
        } catch (ParameterException misfit) {
            return Optional.of(String.valueOf(misfit.getMessage()));
        }
    }

    private List<@Nullable Object> together(Part.Read read) {
        List<@Nullable Object> values = new ArrayList<>();
        grammar.parts().forEach(part -> values.add(part.of(read)));
        return values;
    }

    private Part.Read parse(List<ArgSpec> specs, List<Token> line, Writing writing) {
        ParseResult result = parser(grammar.command(specs), writing)
                .parseArgs(line.stream().map(Token::text).toArray(String[]::new));
        List<@Nullable Object> values = new ArrayList<>();
        List<Boolean> typed = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            ArgSpec spec = specs.get(i);
            boolean forgotten = spec.getValue() == null && spec.defaultValue() != null;
            Object value = forgotten ? defaultOf(parameters.get(i), writing) : spec.getValue();
            values.add(value != null ? value : parameters.get(i).absent());
            typed.add(isTyped(result, spec));
        }
        Map<Integer, List<Part.Read>> repeats =
                new Repeats(parameters, specs, leaf -> absent(leaf, specs, writing)).of(result, grammar.parts());
        return new Part.Read(values, typed, repeats);
    }

    private @Nullable Object absent(int leaf, List<ArgSpec> specs, Writing writing) {
        TypedParameter parameter = parameters.get(leaf);
        boolean hasDefault = specs.get(leaf).defaultValue() != null;
        Object value = hasDefault ? defaultOf(parameter, writing) : null;
        return value != null ? value : parameter.absent();
    }

    /** The default of an option in a group, which picocli applies to groups that hold objects only. */
    private @Nullable Object defaultOf(TypedParameter parameter, Writing writing) {
        ArgSpec spec = parameter.fresh();
        CommandSpec alone = CommandSpec.create();
        alone.addOption((OptionSpec) spec);
        parser(alone, writing).parseArgs();
        return spec.getValue();
    }

    @SuppressWarnings("ReferenceEquality") // arguments may be alike
    private static boolean isTyped(ParseResult result, ArgSpec spec) {
        return result.matchedArgs().stream().anyMatch(one -> one == spec);
    }

    @SuppressWarnings("unchecked") // a type and the way to make it go together
    private static <T> void register(CommandLine parser, Class<?> type, ITypeConverter<T> words) {
        parser.registerConverter((Class<T>) type, words);
    }

    private List<ArgSpec> specs() {
        return grammar.fresh();
    }

    private CommandLine parser(CommandSpec command, Writing writing) {
        if (!hasOptions) {
            command.parser().endOfOptionsDelimiter(NEVER);
        }
        // "@file" would read files of the server at the wish of whoever types.
        CommandLine parser = new CommandLine(command)
                .setExpandAtFiles(false)
                .setUnmatchedOptionsArePositionalParams(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setInterpolateVariables(false);
        parameters.forEach(parameter -> parameter
                .wordTypes()
                .forEach((type, words) -> register(parser, type, value -> words.require(value, writing))));
        return parser;
    }
}
