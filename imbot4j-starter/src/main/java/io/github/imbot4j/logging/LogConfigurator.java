package io.github.imbot4j.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.net.URL;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The configuration of Logback for a program that has none: one line an entry, to standard error, at the level of
 * {@code imbot.log.level} or {@code IMBOT_LOG_LEVEL}. A {@code logback.xml} of the program's own takes its place.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    /** Called by Logback. */
    public LogConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isConfigured()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        URL own = Objects.requireNonNull(LogConfigurator.class.getResource("imbot4j-logback.xml"), "packed beside it");
        JoranConfigurator reader = new JoranConfigurator();
        reader.setContext(context);
        try {
            reader.doConfigure(own);
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        } catch (JoranException broken) {
            addError("Cannot read " + own, broken);
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
    }

    private static boolean isConfigured() {
        ClassLoader loader = LogConfigurator.class.getClassLoader();
        return System.getProperty("logback.configurationFile") != null
                || Stream.of("logback-test.xml", "logback.xml").anyMatch(name -> loader.getResource(name) != null);
    }
}
