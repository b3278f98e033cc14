package io.github.imbot4j.http.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Take the option that names a file of settings. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "A properties file with settings: the long options as keys, without dashes in front.",
                "IMBOT_CONFIG. Default: imbot.properties, if it is there."
            })
    private @Nullable String file;

    /** Empty when none was named. */
    String file() {
        return file == null ? "" : file;
    }
}
