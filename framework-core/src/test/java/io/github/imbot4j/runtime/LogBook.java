package io.github.imbot4j.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Read what the framework logs meanwhile, whatever the test run's own settings show. */
final class LogBook implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.imbot4j");
    private final @Nullable Level before = logger.getLevel();
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(line);
        }
    };

    LogBook() {
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
    }

    List<String> warnings() {
        return at(Level.WARN);
    }

    List<String> errors() {
        return at(Level.ERROR);
    }

    /** Everything, stack traces included. */
    String everything() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent line : lines) {
            text.append(line.getFormattedMessage()).append('\n');
            if (line.getThrowableProxy() != null) {
                text.append(line.getThrowableProxy().getClassName())
                        .append(line.getThrowableProxy().getMessage())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private List<String> at(Level level) {
        return lines.stream()
                .filter(line -> line.getLevel().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.detachAppender(appender);
    }
}
