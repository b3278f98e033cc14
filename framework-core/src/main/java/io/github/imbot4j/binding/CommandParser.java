package io.github.imbot4j.binding;

import io.github.imbot4j.command.CommandText;
import io.github.imbot4j.command.CommandToken;
import io.github.imbot4j.command.CommandTokens;
import io.github.imbot4j.command.ParseContext;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.model.CommandHelp;
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
 * The parser of the text after a command: words are sorted and joined, then picocli converts them to the values of a
 * method's parameters. Safe for use by several threads: every parse creates a parser of its own, which takes some 60
 * µs, little compared with the call that carries the reply.
 */
final class CommandParser {

    /** picocli takes time with the square of the words it cannot place; nobody types so many. */
    private static final int MAX_WORDS = 1000;

    /** A portal keeps 20,000 characters of a message (v1 §13 no. 19). */
    private static final int MAX_LENGTH = 30_000;

    /** A word no chat text contains, so that "--" is only special for commands with options. */
    private static final String NEVER = "\u0000";

    private final Grammar grammar;
    private final List<TypedParameter> parameters;
    private final OptionTable optionTable;
    private final boolean hasOptions;

    /**
     * Prepares what does not depend on a text.
     *
     * @throws CommandLine.PicocliException when the definition is broken
     */
    CommandParser(Grammar grammar) {
        this.grammar = grammar;
        this.parameters = grammar.leaves();
        this.optionTable = new OptionTable(parameters);
        this.hasOptions = optionTable.hasOptions();
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
        ZoneId where = optionTable.tellsTime() ? zone.get() : ZoneOffset.UTC;
        ParseContext parseContext = ParseContext.at(
                        event.origin().raisedAt(), where, event.origin().language())
                .by(event.sender());
        return event instanceof CommandReceived command
                ? parse(command.command(), CommandText.of(command).value(), parseContext)
                : parse("", ((MessageReceived) event).message().text(), parseContext);
    }

    /** Reads the whole of an answer. */
    Parsed parse(String answer, ParseContext parseContext) {
        return parse("", answer, parseContext);
    }

    /** Tells whether it matters what time it is, and where. */
    boolean tellsTime() {
        return optionTable.tellsTime();
    }

    List<TypedParameter> parameters() {
        return parameters;
    }

    private Parsed parse(String command, String source, ParseContext parseContext) {
        List<ArgSpec> specs = specs();
        ParseErrorExplainer parseErrorExplainer =
                new ParseErrorExplainer(command, source, grammar, specs, parseContext);
        if (source.length() > MAX_LENGTH) {
            return new Unready(parseErrorExplainer.tooLong());
        }
        ArgumentSorter.Sorted sorted =
                ArgumentSorter.sort(optionTable, source, CommandTokens.read(source), parseContext);
        List<CommandToken> line = sorted.line(hasOptions);
        if (line.size() > MAX_WORDS) {
            return new Unready(parseErrorExplainer.tooLong());
        }
        if (sorted.unknown().isPresent()) {
            return new Unready(
                    parseErrorExplainer.unknownOption(sorted.unknown().get(), optionTable.names()));
        }
        try {
            ParameterNode.ParsedValues parsedValues = parse(specs, line, parseContext);
            Optional<Outcome> outside = parseErrorExplainer.outside(parsedValues.all(), line);
            return outside.isPresent() ? new Unready(outside.get()) : new Values(together(parsedValues));
        } catch (TypeConversionException conflicting) {
            return new Unready(parseErrorExplainer.conflict(conflicting));
        } catch (ParameterException misused) {
            return new Unready(parseErrorExplainer.of(misused, line));
        }
    }

    /** How the command is to be written. */
    String usage(String command) {
        return grammar.usage(command, specs());
    }

    /** What it takes, for help. */
    List<CommandHelp.Parameter> manual() {
        return parameters.stream().map(TypedParameter::manual).toList();
    }

    /**
     * Looks for defaults that do not fit.
     *
     * @return what is wrong with one
     * @throws CommandLine.PicocliException when the definition is broken
     */
    Optional<String> tryWithoutWords() {
        ParseContext parseContext = ParseContext.at(Instant.EPOCH, ZoneOffset.UTC, "en");
        List<ArgSpec> specs = specs();
        try {
            ParameterNode.ParsedValues parsedValues = parse(specs, List.of(), parseContext);
            return new ParseErrorExplainer("", "", grammar, specs, parseContext).misfit(parsedValues.values());
        } catch (MissingParameterException requiredOnes) {
            return Optional.empty();
        } catch (ParameterException misfit) {
            return Optional.of(String.valueOf(misfit.getMessage()));
        }
    }

    private List<@Nullable Object> together(ParameterNode.ParsedValues parsedValues) {
        List<@Nullable Object> values = new ArrayList<>();
        grammar.parts().forEach(parameterNode -> values.add(parameterNode.of(parsedValues)));
        return values;
    }

    private ParameterNode.ParsedValues parse(List<ArgSpec> specs, List<CommandToken> line, ParseContext parseContext) {
        ParseResult result = parser(grammar.command(specs), parseContext)
                .parseArgs(line.stream().map(CommandToken::text).toArray(String[]::new));
        List<@Nullable Object> values = new ArrayList<>();
        List<Boolean> typed = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            ArgSpec spec = specs.get(i);
            boolean forgotten = spec.getValue() == null && spec.defaultValue() != null;
            Object value = forgotten ? defaultOf(parameters.get(i), parseContext) : spec.getValue();
            values.add(value != null ? value : parameters.get(i).absent());
            typed.add(isTyped(result, spec));
        }
        Map<Integer, List<ParameterNode.ParsedValues>> repeats = new GroupOccurrences(
                        parameters, specs, leaf -> absent(leaf, specs, parseContext))
                .of(result, grammar.parts());
        return new ParameterNode.ParsedValues(values, typed, repeats);
    }

    private @Nullable Object absent(int leaf, List<ArgSpec> specs, ParseContext parseContext) {
        TypedParameter parameter = parameters.get(leaf);
        boolean hasDefault = specs.get(leaf).defaultValue() != null;
        Object value = hasDefault ? defaultOf(parameter, parseContext) : null;
        return value != null ? value : parameter.absent();
    }

    /** The default of an option in a group, which picocli applies to groups that hold objects only. */
    private @Nullable Object defaultOf(TypedParameter parameter, ParseContext parseContext) {
        ArgSpec spec = parameter.fresh();
        CommandSpec alone = CommandSpec.create();
        alone.addOption((OptionSpec) spec);
        parser(alone, parseContext).parseArgs();
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

    private CommandLine parser(CommandSpec command, ParseContext parseContext) {
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
                .forEach((type, words) -> register(parser, type, value -> words.require(value, parseContext))));
        return parser;
    }
}
