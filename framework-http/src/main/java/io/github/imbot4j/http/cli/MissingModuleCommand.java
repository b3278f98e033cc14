package io.github.imbot4j.http.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A placeholder for a command of a module that is not on the class path; it says how to add the module. */
@Command(
        footer = {
            "",
            "Add this to the dependencies of the application, in the version of framework-http:",
            "  <dependency>",
            "    <groupId>io.github.imbot4j</groupId>",
            "    <artifactId>framework-emulator</artifactId>",
            "  </dependency>",
            "",
            "Example:",
            "  ${COMMAND-FULL-NAME}"
        })
final class MissingModuleCommand implements ProgramCommand {

    /** The commands other modules bring, and what they are good for. */
    private static final Map<String, String> ELSEWHERE = new TreeMap<>(Map.of(
            "dev", "Talk to the bots in the browser, without a portal.",
            "rehearse", "Try the bots without a portal, and print the conversation."));

    private final String name;

    private MissingModuleCommand(String name) {
        this.name = name;
    }

    /** Puts one in the place of every command that no extension brought. */
    static void addMissing(CommandLine program) {
        ELSEWHERE.forEach((name, what) -> {
            if (!program.getSubcommands().containsKey(name)) {
                CommandLine absent = new CommandLine(new MissingModuleCommand(name)).setUnmatchedArgumentsAllowed(true);
                absent.getCommandSpec()
                        .usageMessage()
                        .description(what + " Needs io.github.imbot4j:framework-emulator.");
                program.addSubcommand(name, absent);
            }
        });
    }

    @Override
    public Integer call() {
        throw new CommandFailure(
                "'" + name + "' comes with the module framework-emulator, which this application lacks."
                        + " Add io.github.imbot4j:framework-emulator to its dependencies.");
    }

    @Override
    public String whatFails() {
        return "Always: the command is not there.";
    }
}
