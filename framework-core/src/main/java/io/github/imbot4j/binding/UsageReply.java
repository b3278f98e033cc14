package io.github.imbot4j.binding;

import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tell a user politely that a command cannot be read so: what is wrong, and how to write it. In Russian on Russian
 * portals, else in English.
 */
final class UsageReply {

    private static final int LONGEST_QUOTE = 60;

    private static final Set<Class<?>> WHOLE = Set.of(
            byte.class,
            Byte.class,
            short.class,
            Short.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class);

    private final String command;
    private final boolean russian;
    private final List<ArgSpec> arguments;

    UsageReply(String command, String language, List<ArgSpec> arguments) {
        this.command = command;
        this.russian = language.equals("ru");
        this.arguments = List.copyOf(arguments);
    }

    Reply about(ParameterException misuse) {
        return reply(what(misuse));
    }

    Reply tooLong() {
        return reply(say("That is too long for me.", "Это слишком длинно."));
    }

    private Reply reply(String what) {
        return Say.text(what, "\n", say("Write it so: ", "Нужно так: "), usage());
    }

    private String what(ParameterException misuse) {
        if (misuse instanceof MissingParameterException missing) {
            String labels = missing.getMissing().stream().map(UsageReply::label).collect(Collectors.joining(", "));
            return say("Something is missing: ", "Не хватает: ") + labels + ".";
        }
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            String words = String.join(" ", unmatched.getUnmatched());
            return say("I do not know what to do with ", "Не знаю, что делать с ") + quote(words) + ".";
        }
        ArgSpec argument = misuse.getArgSpec();
        if (argument == null || misuse.getValue() == null) {
            return say("I cannot read that: ", "Не могу прочитать: ") + misuse.getMessage() + ".";
        }
        return quote(misuse.getValue()) + say(" does not fit ", " не подходит для ") + label(argument)
                + expectation(argument, misuse) + ".";
    }

    private String expectation(ArgSpec argument, ParameterException misuse) {
        Class<?> type = argument.auxiliaryTypes()[argument.auxiliaryTypes().length - 1];
        if (argument.converters().length > 0) {
            // The author wrote that sentence for the user; other exceptions are none of the user's business.
            return misuse.getCause() instanceof TypeConversionException said ? ": " + said.getMessage() : "";
        }
        if (type.isEnum()) {
            return say(", which is one of ", ": годится ")
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (WHOLE.contains(type)) {
            return say(", which is a whole number", ": нужно целое число");
        }
        return "";
    }

    private String usage() {
        return Stream.concat(Stream.of("/" + command), arguments.stream().map(UsageReply::shape))
                .collect(Collectors.joining(" "));
    }

    private static String shape(ArgSpec argument) {
        String many = argument.arity().max() > 1 || argument.isMultiValue() ? "…" : "";
        return (argument.required() ? label(argument) : "[" + label(argument) + "]") + many;
    }

    private static String label(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel());
        }
        return argument.paramLabel();
    }

    private String quote(String words) {
        String shown = words.codePointCount(0, words.length()) <= LONGEST_QUOTE
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        return say("\"", "«") + shown + say("\"", "»");
    }

    private String say(String english, String inRussian) {
        return russian ? inRussian : english;
    }
}
