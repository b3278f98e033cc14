package io.github.imbot4j.binding;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The usage line of a command. */
final class UsageText {

    private UsageText() {}

    /** One argument, in brackets when it may be left out. */
    static String shape(ArgSpec argument) {
        return argument.required() ? bare(argument) : "[" + label(argument) + "]" + many(argument);
    }

    /** One argument without brackets. */
    static String bare(ArgSpec argument) {
        return label(argument) + many(argument);
    }

    private static String many(ArgSpec argument) {
        return argument.arity().max() > 1 || argument.isMultiValue() ? "…" : "";
    }

    /** What an argument is called. */
    static String label(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel());
        }
        return argument.paramLabel();
    }
}
