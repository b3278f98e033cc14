package io.github.imbot4j.http;

import io.github.imbot4j.Bots;
import io.github.imbot4j.http.cli.BotSource;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.CommandFailure;
import io.github.imbot4j.http.cli.MainMethod;
import io.github.imbot4j.http.cli.Program;
import io.github.imbot4j.http.cli.ProgramHost;
import io.github.imbot4j.http.cli.SourceProgram;
import io.github.imbot4j.http.cli.StartedProgram;
import io.github.imbot4j.model.BotFactory;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/**
 * The main class of a program of bots, with the commands {@code run}, {@code check}, {@code commands}, {@code plan},
 * {@code decode}, and with framework-emulator on the class path {@code dev} and {@code rehearse}.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     BotApplication.run(args);
 * }
 * }</pre>
 */
public final class BotApplication {

    /** The level of the log, for a logging configuration to read; anything but {@code run} is to be quiet. */
    private static final String LOG_LEVEL = "imbot.log.level";

    private BotApplication() {}

    /**
     * Runs the command line and ends the process with its exit code. Bots are looked for in the package of the class
     * that calls this, and below; where the JDK was given a source file to run, in that file. Nothing after the call is
     * run. {@code dev} runs the whole main method again, in a class loader of its own, at its start and at each change.
     */
    public static void run(String... args) {
        run(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass(), args);
    }

    /** Runs the command line and ends the process; bots are looked for in the package of this class, and below. */
    public static void run(Class<?> main, String... args) {
        run(main, new BotSource.Scanned(), args);
    }

    /**
     * Runs the command line and ends the process; the bots found are made by a factory.
     *
     * @param main bots are looked for in the package of this class, and below
     * @param factory such as {@code injector::getInstance}; asked once for each bot
     */
    public static void run(Class<?> main, BotFactory factory, String... args) {
        run(main, new BotSource.Made(factory), args);
    }

    /**
     * Runs the command line and ends the process, with bots gathered in code.
     *
     * @param main names the program in usage texts
     * @param bots such as {@code () -> Bots.of(greeter)}; problems it throws are reported by the command that asked
     */
    public static void run(Class<?> main, Supplier<Bots> bots, String... args) {
        run(main, new BotSource.Gathered(bots), args);
    }

    /**
     * Starts the bots as the command {@code run} does, and returns: for a program that does more than its bots. Any other command among
     * the arguments, such as {@code check} or {@code dev}, is run, and ends the process as {@link #run(String...)} does.
     *
     * @param args options of {@code run}, such as {@code --port 8080}; settings come from the environment and the settings file too
     * @throws io.github.imbot4j.problem.DefinitionException with everything that is wrong with the bots
     * @throws io.github.imbot4j.http.cli.SettingsException if an option or a setting is wrong or missing
     * @throws IllegalStateException if the address cannot be bound, the store cannot be opened, or an extension fails to start
     */
    public static RunningApplication start(String... args) {
        return start(
                StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                        .getCallerClass(),
                args);
    }

    /** Starts the bots as {@link #start(String...)} does; they are looked for in the package of this class, and below. */
    public static RunningApplication start(Class<?> main, String... args) {
        return start(main, new BotSource.Scanned(), args);
    }

    /** Starts the bots as {@link #start(Class, String...)} does, made by a factory such as {@code injector::getInstance}. */
    public static RunningApplication start(Class<?> main, BotFactory factory, String... args) {
        return start(main, new BotSource.Made(factory), args);
    }

    /** Starts bots gathered in code, such as {@code () -> Bots.of(greeter).with(extension)}. */
    public static RunningApplication start(Class<?> main, Supplier<Bots> bots, String... args) {
        return start(main, new BotSource.Gathered(bots), args);
    }

    private static RunningApplication start(Class<?> main, BotSource bots, String... args) {
        CliContext around = surroundings(main, bots);
        if (main.getClassLoader() instanceof ProgramHost host) {
            return new RunningApplication(host.start(around));
        }
        Optional<SourceProgram> source = SourceProgram.startedWith(main);
        if (source.isPresent()) {
            beside(compiled(source.get(), around, args));
        }
        Optional<StartedProgram> started = new Program(around).start(args);
        if (started.isEmpty()) {
            run(main, bots, args);
        }
        return new RunningApplication(started.orElseThrow());
    }

    private static void run(Class<?> main, BotSource bots, String... args) {
        if (main.getClassLoader() instanceof ProgramHost host) {
            host.host(surroundings(main, bots));
            return;
        }
        if (!Arrays.asList(args).contains("run") && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "WARN");
        }
        CliContext around = surroundings(main, bots);
        Optional<SourceProgram> source = SourceProgram.startedWith(main);
        System.exit(source.isPresent() ? compiled(source.get(), around, args) : new Program(around).execute(args));
    }

    /** Runs a program of one source file with classes that can be looked for; its own call of this class ends the process. */
    private static int compiled(SourceProgram source, CliContext around, String... args) {
        try {
            Class<?> main = source.load(BotApplication.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(main.getClassLoader());
            MainMethod.invoke(main, args);
            return 0;
        } catch (Throwable failure) {
            around.err().println(failure instanceof CommandFailure ? failure.getMessage() : failure);
            return 1;
        }
    }

    /** Lets the main method of the compiled program go on in the place of this one. */
    private static void beside(int code) {
        try {
            if (code == 0) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException stop) {
            // The process is to end.
        }
        System.exit(code);
    }

    private static CliContext surroundings(Class<?> main, BotSource bots) {
        // The same everywhere, so that printed JSON and chat text survive a pipe and a container without a locale.
        Charset terminal = StandardCharsets.UTF_8;
        return new CliContext(
                program(main),
                main.getPackageName(),
                bots,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                System.in,
                new PrintWriter(System.out, true, terminal),
                new PrintWriter(System.err, true, terminal),
                Ansi.AUTO.enabled());
    }

    /** How the program was started: from a source file, from a jar, or from a class. */
    private static String program(Class<?> main) {
        Optional<String> source = SourceProgram.loaded(main)
                .map(program -> "java -cp " + System.getProperty("java.class.path") + " "
                        + program.file().getFileName());
        return source.orElseGet(() -> compiledProgram(main));
    }

    private static String compiledProgram(Class<?> main) {
        return Optional.ofNullable(main.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> location.getPath().replaceFirst(".*/", ""))
                .filter(file -> file.endsWith(".jar"))
                .map(file -> "java -jar " + file)
                .orElse("java " + main.getName());
    }
}
