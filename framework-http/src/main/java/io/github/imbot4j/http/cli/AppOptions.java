package io.github.imbot4j.http.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the address at which portals reach the server. */
final class AppOptions {

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = {
                "The address at which portals reach this server, e.g. https://bots.example.com.",
                "IMBOT_PUBLIC_URL. Default: http://localhost:PORT, which portals cannot reach; plan shows an example."
            })
    private @Nullable String publicUrl;

    Flags flags() {
        return new Flags(Map.of()).put(Setting.PUBLIC_URL, publicUrl);
    }
}
