package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.emulator.rehearsal.Rehearsal;
import io.github.imbot4j.emulator.rehearsal.Report;
import io.github.imbot4j.emulator.rehearsal.Turn;
import io.github.imbot4j.http.cli.BotOptions;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.ProgramCommand;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code rehearse}, which tries the bots without a portal. */
@Command(
        name = "rehearse",
        description = "Try the bots without a portal: install them on an emulated one, have people talk to them, type"
                + " every command, press the buttons they are offered, update and remove the app, and print the"
                + " conversation and every REST call.",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} rehearse --bots echobot"})
final class RehearseCommand implements ProgramCommand {

    /** How to print. */
    enum Format {
        text,
        json
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

    RehearseCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Bots found = BotOptions.load(around, bots.settings(around, Map.of()));
        Report report = new Report(around.colour());
        List<Turn> turns = Rehearsal.play(found, turn -> {
            if (format == Format.text) {
                print(report.text(turn));
            }
        });
        print(format == Format.text ? report.summary(turns) : report.json(turns));
        return turns.stream().allMatch(Turn::isOk) ? 0 : 1;
    }

    @Override
    public String whatFails() {
        return "A post was refused or not answered, a handler failed, the portal refused a call, the definitions have problems, or there are no bots.";
    }

    private void print(String text) {
        around.out().println(text);
        around.out().flush();
    }
}
