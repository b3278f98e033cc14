package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.jdbc.StoreException;
import io.github.imbot4j.problem.DefinitionException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The program behind the command line. Its exit code is 0 for success, 1 when what was asked for failed, 2 when the command
 * line or a setting is wrong.
 */
public final class Program {

    /** Failures whose message says it all. */
    private static final List<Class<?>> PLAIN = List.of(
            DefinitionException.class,
            SettingsException.class,
            CommandFailure.class,
            IllegalStateException.class,
            StoreException.class,
            JournalException.class);

    private static final String RUN = "run";
    private static final Set<String> ASKING = Set.of("-h", "--help", "-V", "--version");

    private final CliContext around;
    private final Iterable<ProgramExtension> extensions;
    private final RootCommand root = new RootCommand();

    /** With the commands of this module, and of the extensions beside it. */
    public Program(CliContext around) {
        this(around, ServiceLoader.load(ProgramExtension.class));
    }

    /** With the commands of this module, and of these extensions. */
    public Program(CliContext around, Iterable<ProgramExtension> extensions) {
        this.around = around;
        this.extensions = extensions;
    }

    /** Runs, and gives the exit code. */
    public int execute(String... args) {
        boolean runs = args.length > 0 && args[0].equals(RUN);
        return (runs ? onlyRun() : commandLine()).execute(args);
    }

    /**
     * Starts what the command {@code run} runs.
     *
     * @param args with or without {@code run}
     * @return empty if another command, help or the version is asked for
     * @throws SettingsException if an option or a setting is wrong
     */
    public Optional<StartedProgram> start(String... args) {
        RunCommand run = new RunCommand(around);
        CommandLine program = commandLine(run);
        boolean named = Arrays.stream(args).anyMatch(program.getSubcommands()::containsKey);
        boolean asked = Arrays.stream(args).anyMatch(ASKING::contains);
        if (asked || (named && !Arrays.asList(args).contains(RUN))) {
            return Optional.empty();
        }
        String[] whole = named
                ? args
                : Stream.concat(Stream.of(RUN), Arrays.stream(args)).toArray(String[]::new);
        try {
            program.parseArgs(whole);
        } catch (ParameterException wrong) {
            throw new SettingsException(String.valueOf(wrong.getMessage()));
        }
        return Optional.of(run.start());
    }

    /** The program with all its commands, ready to run one. */
    CommandLine commandLine() {
        return commandLine(new RunCommand(around));
    }

    /** The program without what {@code run} does not need: the other commands are neither loaded nor looked for. */
    private CommandLine onlyRun() {
        return configured(new CommandLine(root).addSubcommand(RUN, new RunCommand(around)));
    }

    private CommandLine commandLine(RunCommand run) {
        CommandLine program = new CommandLine(root).addSubcommand(RUN, run);
        extensions.forEach(extension -> extension.commands(around).forEach(program::addSubcommand));
        MissingModuleCommand.addMissing(program);
        program.addSubcommand("check", new CheckCommand(around))
                .addSubcommand("commands", new CommandsCommand(around))
                .addSubcommand("plan", new PlanCommand(around))
                .addSubcommand("decode", new DecodeCommand(around))
                .addSubcommand("inbox", inbox())
                .addSubcommand("outbox", outbox())
                .addSubcommand("portals", portals())
                .addSubcommand("migrate", new MigrateCommand(around))
                .addSubcommand(
                        "keys",
                        new CommandLine(new KeysCommand()).addSubcommand("rotate", new KeysCommand.Rotate(around)));
        return configured(program);
    }

    private CommandLine configured(CommandLine program) {
        program.setCommandName(around.program())
                .setOut(around.out())
                .setErr(around.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(around.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(int.class, Program::number)
                .setParameterExceptionHandler(this::misunderstood)
                .setExecutionExceptionHandler(this::failed);
        // Every subcommand explains the same three outcomes.
        program.getSubcommands().values().forEach(Program::explainExitCodes);
        return program;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    private CommandLine inbox() {
        return new CommandLine(new InboxCommand())
                .addSubcommand("ls", new InboxCommand.Ls(around))
                .addSubcommand("show", new InboxCommand.Show(around))
                .addSubcommand("replay", new InboxCommand.Replay(around))
                .addSubcommand("purge", new InboxCommand.Purge(around));
    }

    private CommandLine outbox() {
        return new CommandLine(new OutboxCommand())
                .addSubcommand("ls", new OutboxCommand.Ls(around))
                .addSubcommand("show", new OutboxCommand.Show(around))
                .addSubcommand("retry", new OutboxCommand.Retry(around))
                .addSubcommand("drop", new OutboxCommand.Drop(around));
    }

    private CommandLine portals() {
        return new CommandLine(new PortalsCommand())
                .addSubcommand("ls", new PortalsCommand.Ls(around))
                .addSubcommand("show", new PortalsCommand.Show(around))
                .addSubcommand("plan", new PortalCommand.PlanPortal(around))
                .addSubcommand("apply", new PortalCommand.Apply(around))
                .addSubcommand("refresh", new PortalCommand.Refresh(around))
                .addSubcommand("prune", new PruneCommand(around))
                .addSubcommand("forget", new PortalsCommand.Forget(around));
    }

    private static void explainExitCodes(CommandLine command) {
        command.getSubcommands().values().forEach(Program::explainExitCodes);
        if (command.getCommand() instanceof FilterOptions.Selecting selecting) {
            command.setResourceBundle(FilterOptions.states(selecting));
        }
        command.getCommandSpec()
                .usageMessage()
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes(command));
    }

    private static Map<String, String> exitCodes(CommandLine command) {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "Done.");
        codes.put("1", command.getCommand() instanceof ProgramCommand one ? one.whatFails() : "A subcommand failed.");
        codes.put("2", "The command line or a setting is wrong.");
        if (command.getCommand() instanceof RunCommand) {
            codes.put(String.valueOf(HeapExit.CODE), "The heap is exhausted; a supervisor should start it again.");
        }
        return codes;
    }

    private int misunderstood(ParameterException wrong, String[] args) {
        new UsageError(wrong).print(around.err());
        around.err().flush();
        return 2;
    }

    private int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        around.out().flush();
        around.err().println(message(failure));
        if (root.debug()) {
            failure.printStackTrace(around.err());
        }
        around.err().flush();
        return failure instanceof SettingsException ? 2 : 1;
    }

    private String message(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        if (PLAIN.contains(failure.getClass())) {
            return text;
        }
        String said = String.valueOf(failure);
        return "Unexpected: " + said
                + (root.debug() ? "" : (said.endsWith(".") ? "" : ".") + " Add --debug for the stack trace.");
    }
}
