package io.github.imbot4j.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration of Logback for a program that has none: one line an entry, to standard error, at the level of
 * {@code imbot.log.level} or {@code IMBOT_LOG_LEVEL}. A {@code logback.xml} of the program's own takes its place. It is code
 * since reading XML costs a start several hundred classes.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} - %msg%n";

    private static final Map<String, Level> LEVELS = Map.of(
            // What keeps it from starting is said by the program, and what fails later by io.github.imbot4j.
            "io.javalin", Level.OFF,
            "org.eclipse.jetty", Level.WARN,
            // A line for each request with a bad host, as often as a stranger likes; io.github.imbot4j counts them.
            "org.eclipse.jetty.util.HostPort", Level.ERROR,
            "org.eclipse.jetty.http.HttpParser", Level.ERROR,
            // What they do at a start is told by the program in one line; what fails, by its exception.
            "com.zaxxer.hikari", Level.WARN,
            "org.flywaydb", Level.WARN);

    /** Called by Logback. */
    public LogConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isConfigured()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        configureStandard(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Sets the configuration, also where the program has one of its own. */
    public static void configureStandard(LoggerContext context) {
        context.getStatusManager().add(new NopStatusListener());
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level(), Level.INFO));
        root.addAppender(console(context));
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        return console;
    }

    private static String level() {
        return Stream.of(System.getProperty("imbot.log.level"), System.getenv("IMBOT_LOG_LEVEL"))
                .flatMap(level -> Optional.ofNullable(level).stream())
                .findFirst()
                .orElse("INFO");
    }

    private static boolean isConfigured() {
        ClassLoader loader = Objects.requireNonNull(LogConfigurator.class.getClassLoader(), "not part of the JDK");
        return System.getProperty("logback.configurationFile") != null
                || Stream.of("logback-test.xml", "logback.xml").anyMatch(name -> loader.getResource(name) != null);
    }
}
