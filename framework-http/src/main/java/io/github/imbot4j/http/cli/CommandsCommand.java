package io.github.imbot4j.http.cli;

import io.github.imbot4j.command.CommandsDocument;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code commands}: it prints the chat commands of the bots. */
@Command(
        description = "Print the commands of the bots, from their declarations.",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} commands --format markdown > COMMANDS.md"})
final class CommandsCommand implements ProgramCommand {

    /** How to print. */
    enum Format {
        text,
        markdown,
        json,
        html
    }

    private final CliContext around;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Output format: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    CommandsCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        CommandsDocument document = CommandsDocument.of(
                BotOptions.load(around, bots.settings(around, Map.of())).models());
        String printed = switch (format) {
            case text -> document.text();
            case markdown -> document.markdown();
            case json -> document.json();
            case html -> document.html();
        };
        around.out().println(printed.stripTrailing());
        around.out().flush();
        return 0;
    }

    @Override
    public String whatFails() {
        return "The definitions have problems, or there are no bots.";
    }
}
