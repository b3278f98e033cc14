package io.github.imbot4j.http.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a settings file. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "A properties file with settings; keys are the long options without the leading dashes.",
                "IMBOT_CONFIG. Default: imbot.properties, if it exists."
            })
    private @Nullable String file;

    /** Empty when none was named. */
    String file() {
        return file == null ? "" : file;
    }
}
