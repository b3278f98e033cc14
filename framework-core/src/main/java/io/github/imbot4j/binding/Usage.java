package io.github.imbot4j.binding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Write how a command is to be written. */
final class Usage {

    private Usage() {}

    /** Such as {@code /remind <minutes> [<words>]… [--daily]}. */
    static String of(String command, List<ArgSpec> arguments) {
        return Stream.concat(Stream.of("/" + command), arguments.stream().map(Usage::shape))
                .collect(Collectors.joining(" "));
    }

    private static String shape(ArgSpec argument) {
        String many = argument.arity().max() > 1 || argument.isMultiValue() ? "…" : "";
        return (argument.required() ? label(argument) : "[" + label(argument) + "]") + many;
    }

    /** What an argument is called. */
    static String label(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel());
        }
        return argument.paramLabel();
    }
}
