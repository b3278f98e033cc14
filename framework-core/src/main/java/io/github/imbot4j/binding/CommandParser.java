package io.github.imbot4j.binding;

import io.github.imbot4j.binding.ArgumentReader.Refused;
import io.github.imbot4j.binding.ValueReader.UnreadWord;
import io.github.imbot4j.bot.CommandTokens;
import io.github.imbot4j.command.CommandText;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * The parser of the text after a command: the text is split into words, each word is assigned to an argument and converted.
 * picocli's annotations are read once, at start-up. Immutable and therefore safe for use by several threads.
 */
final class CommandParser {

    /** Nobody types so many, and every one costs time. */
    private static final int MAX_WORDS = 1000;

    /** A portal keeps 20,000 characters of a message (v1 §13 no. 19). */
    private static final int MAX_LENGTH = 30_000;

    private final Grammar grammar;
    private final OptionTable optionTable;

    CommandParser(Grammar grammar) {
        this.grammar = grammar;
        this.optionTable = new OptionTable(grammar.leaves());
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
        return grammar.leaves();
    }

    private Parsed parse(String command, String source, ParseContext parseContext) {
        ParseErrorExplainer parseErrorExplainer = new ParseErrorExplainer(command, source, grammar, parseContext);
        if (source.length() > MAX_LENGTH) {
            return new Unready(parseErrorExplainer.tooLong());
        }
        ArgumentSorter.Sorted sorted =
                ArgumentSorter.sort(optionTable, source, CommandTokens.read(source), parseContext);
        if (sorted.count() > MAX_WORDS) {
            return new Unready(parseErrorExplainer.tooLong());
        }
        if (sorted.unknown() != null) {
            return new Unready(parseErrorExplainer.unknownOption(sorted.unknown(), optionTable.names()));
        }
        try {
            return new Values(together(
                    new ArgumentReader(optionTable, grammar, sorted, parseContext, parseErrorExplainer).read()));
        } catch (Refused refused) {
            return new Unready(refused.answer());
        } catch (TypeConversionException conflicting) {
            return new Unready(parseErrorExplainer.conflict(conflicting));
        }
    }

    private List<@Nullable Object> together(ParameterNode.ParsedValues parsedValues) {
        List<@Nullable Object> values = new ArrayList<>(grammar.parts().size());
        for (ParameterNode parameterNode : grammar.parts()) {
            values.add(parameterNode.of(parsedValues));
        }
        return values;
    }

    /** How the command is to be written. */
    String usage(String command) {
        return grammar.usage(command);
    }

    /** What it takes, for help. */
    List<CommandHelp.Parameter> manual() {
        return grammar.leaves().stream().map(TypedParameter::manual).toList();
    }

    /** What is wrong with the first default that does not fit. */
    Optional<String> misfit() {
        ParseContext parseContext = ParseContext.at(Instant.EPOCH, ZoneOffset.UTC, "en");
        return grammar.leaves().stream()
                .flatMap(parameter -> misfit(parameter, parseContext).stream())
                .findFirst();
    }

    private static Optional<String> misfit(TypedParameter parameter, ParseContext parseContext) {
        String usual = parameter.spec().defaultValue();
        try {
            if (usual != null) {
                parameter.values().read(null, usual, parseContext);
            }
            return Optional.empty();
        } catch (UnreadWord unread) {
            return Optional.of(
                    unread.outside().isEmpty()
                            ? "'" + unread.word() + "' does not fit " + parameter.label()
                            : NumberRange.said(
                                    parameter.range().orElseThrow(),
                                    parseContext.phrases(),
                                    unread.word(),
                                    parameter.label()));
        }
    }
}
