package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.github.imbot4j.logging.LogConfigurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the usual level a start prints our own lines, and of the libraries only what is wrong. */
class LogConfigurationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.zaxxer.hikari.HikariDataSource",
                "org.flywaydb.core.FlywayExecutor",
                "org.flywaydb.core.internal.command.DbMigrate",
                "org.eclipse.jetty.server.Server"
            })
    void librariesSayOnlyWhatIsWrong(String logger) {
        assertThat(configured().getLogger(logger).isInfoEnabled()).isFalse();
        assertThat(configured().getLogger(logger).isWarnEnabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.jetty.util.HostPort", "org.eclipse.jetty.http.HttpParser"})
    void whatAStrangerCanMakeJettySayIsLeftToTheFramework(String logger) {
        assertThat(configured().getLogger(logger).isWarnEnabled()).isFalse();
    }

    @Test
    void theFrameworkSaysWhatItDoes() {
        assertThat(configured().getLogger("io.github.imbot4j.Bots").isInfoEnabled())
                .isTrue();
    }

    private static LoggerContext configured() {
        LoggerContext context = new LoggerContext();
        LogConfigurator.configureStandard(context);
        return context;
    }
}
