package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.problem.DefinitionException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code check}: it reports problems in the bots' definitions. */
@Command(
        description = "Check the definitions of the bots and report all problems, without starting anything.",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} check --packages com.acme.bots"})
final class CheckCommand implements ProgramCommand {

    private final CliContext around;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    CheckCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try {
            Settings settings = bots.settings(around, store.flags().map());
            Bots found = BotOptions.load(around, settings);
            int commands = found.models().stream()
                    .mapToInt(bot -> bot.commands().size())
                    .sum();
            found.models().forEach(bot -> around.out().println(bot.code() + " (" + bot.place() + ")"));
            around.out()
                    .println(Plurals.of(found.models().size(), "bot") + ", " + Plurals.of(commands, "command")
                            + ", no problems.");
            List<String> notices = Stream.concat(
                            found.notices().stream().map(String::valueOf),
                            OpenStore.exposure(around, settings).stream())
                    .toList();
            CommandOutput.worthALook(notices, around.out());
            around.out().flush();
            return 0;
        } catch (DefinitionException problems) {
            around.out().println(report(problems));
            around.out().flush();
            return 1;
        }
    }

    /** Nothing was to be started, so nothing refuses to. */
    private static String report(DefinitionException problems) {
        return String.valueOf(problems.getMessage()).replaceFirst("^Refusing to start: ", "Found ");
    }

    @Override
    public String whatFails() {
        return "There are problems, or no bots.";
    }
}
