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
    int print(Surroundings around, Printed printed) {
        around.out().println(format == Format.json ? printed.json() : printed.text());
        around.out().flush();
        return printed.done() ? 0 : 1;
    }
}
