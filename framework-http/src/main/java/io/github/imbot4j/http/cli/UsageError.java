package io.github.imbot4j.http.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be run, explained: what is wrong with it, and what may have been meant. */
final class UsageError {

    private final CommandLine command;
    private final ParameterException wrong;

    UsageError(ParameterException wrong) {
        this.command = wrong.getCommandLine();
        this.wrong = wrong;
    }

    /** Prints the explanation; the whole usage help when a command is missing. */
    void print(PrintWriter err) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            printUnmatched(unmatched.getUnmatched().get(0), err);
        } else if (wrong instanceof MissingParameterException missing) {
            err.println(missing.getMessage() + ".");
            missing.getMissing().forEach(argument -> printMissing(argument, err));
        } else if (isCommandMissing()) {
            err.println("No command given.");
            err.println();
            command.usage(err);
            return;
        } else {
            err.println(wrong.getMessage());
        }
        err.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for usage.");
    }

    private boolean isCommandMissing() {
        return !(command.getCommand() instanceof ProgramCommand) && wrong.getClass() == ParameterException.class;
    }

    private void printUnmatched(String argument, PrintWriter err) {
        String word = argument.split("=", 2)[0];
        err.println(kindOf(word) + " '" + word + "'.");
        Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
        command.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .forEach(known::add);
        ClosestName.to(word, known)
                .ifPresentOrElse(near -> err.println("Did you mean '" + near + "'?"), () -> printCommands(word, err));
    }

    private String kindOf(String word) {
        if (word.startsWith("-")) {
            return "Unknown option";
        }
        return command.getSubcommands().isEmpty() ? "Unexpected argument" : "Unknown command";
    }

    private void printCommands(String word, PrintWriter err) {
        if (!word.startsWith("-") && !command.getSubcommands().isEmpty()) {
            err.println("The commands are "
                    + String.join(", ", command.getSubcommands().keySet()) + ".");
        }
    }

    private static void printMissing(ArgSpec argument, PrintWriter err) {
        List<String> description = List.of(argument.description());
        if (!argument.isOption() && !description.isEmpty()) {
            err.println(argument.paramLabel() + ": " + description.stream().collect(Collectors.joining(" ")));
        }
    }
}
