package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.install.Connection;
import io.github.imbot4j.problem.DefinitionException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--api",
            paramLabel = "v1|v2|auto",
            description = {
                "Also names what the bots ask for and this generation of the chatbot protocol does not have.",
                "IMBOT_API. Default: auto."
            })
    private @Nullable String api;

    CheckCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try {
            Settings settings =
                    bots.settings(around, store.flags().put(Setting.API, api).map());
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
                            Stream.concat(
                                    lacking(found, settings.api(Setting.API)),
                                    OpenStore.exposure(around, settings).stream()))
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

    private static Stream<String> lacking(Bots found, Connection.Api api) {
        return api == Connection.Api.AUTO
                ? Stream.empty()
                : found.lacking(api.name().toLowerCase(Locale.ROOT)).stream().map(String::valueOf);
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
