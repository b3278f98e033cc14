package io.github.imbot4j.binding;

import io.github.imbot4j.command.CommandTokens;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * Turn the text after a command into the values of a method's parameters. Safe for use by several threads: every parse
 * has a parser of its own, which takes some 60 µs, little beside the call that carries the answer.
 */
final class CommandSyntax {

    /** picocli takes time with the square of the words it cannot place; nobody types so many. */
    private static final int MAX_WORDS = 1000;

    /** A word no chat text contains, so that "--" is only special for commands with options. */
    private static final String NEVER = "\u0000";

    private final List<TypedParameter> parameters;

    CommandSyntax(List<TypedParameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** What a text was read as. */
    sealed interface Parsed {}

    /** The arguments, in the order of the parameters. */
    record Values(List<@Nullable Object> values) implements Parsed {}

    /** The text does not fit; this is what to tell the user. */
    record Misused(Reply reply) implements Parsed {}

    Parsed parse(CommandReceived command) {
        List<String> words = CommandTokens.split(command.params());
        UsageReply usage = new UsageReply(command.command(), command.origin().language(), specs());
        if (words.size() > MAX_WORDS) {
            return new Misused(usage.tooLong());
        }
        try {
            return new Values(parse(words));
        } catch (ParameterException misused) {
            return new Misused(usage.about(misused));
        }
    }

    /**
     * Parses words.
     *
     * @throws CommandLine.PicocliException when they do not fit, or when the definition itself is broken
     */
    List<@Nullable Object> parse(List<String> words) {
        List<ArgSpec> specs = specs();
        parser(specs).parseArgs(words.toArray(String[]::new));
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            Object value = specs.get(i).getValue();
            values.add(value != null ? value : parameters.get(i).absent());
        }
        return values;
    }

    private List<ArgSpec> specs() {
        return parameters.stream().map(TypedParameter::fresh).toList();
    }

    private static CommandLine parser(List<ArgSpec> specs) {
        CommandSpec command = CommandSpec.create();
        specs.forEach(spec -> add(command, spec));
        if (command.options().isEmpty()) {
            command.parser().endOfOptionsDelimiter(NEVER);
        }
        // "@file" would read files of the server at the wish of whoever types.
        return new CommandLine(command)
                .setExpandAtFiles(false)
                .setUnmatchedOptionsArePositionalParams(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setInterpolateVariables(false);
    }

    private static void add(CommandSpec command, ArgSpec spec) {
        if (spec instanceof OptionSpec option) {
            command.addOption(option);
        } else {
            command.addPositional((PositionalParamSpec) spec);
        }
    }
}
