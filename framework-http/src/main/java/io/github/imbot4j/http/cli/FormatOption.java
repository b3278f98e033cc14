package io.github.imbot4j.http.cli;

import picocli.CommandLine.Option;

/** The output format of a command. */
final class FormatOption {

    /** How to print. */
    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Output format: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    /** Prints, and gives the exit code. */
    int print(CliContext around, CommandOutput commandOutput) {
        around.out().println(format == Format.json ? commandOutput.json() : commandOutput.text());
        around.out().flush();
        return commandOutput.done() ? 0 : 1;
    }
}
