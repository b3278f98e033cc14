package io.github.imbot4j.http.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Take the options that say where portals reach us. */
final class AppOptions {

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = {
                "Where portals reach this server, such as https://bots.example.com.",
                "IMBOT_PUBLIC_URL. Default: http://localhost and the port, which no portal reaches; for plan, an example."
            })
    private @Nullable String publicUrl;

    Flags flags() {
        return new Flags(Map.of()).put(Setting.PUBLIC_URL, publicUrl);
    }
}
