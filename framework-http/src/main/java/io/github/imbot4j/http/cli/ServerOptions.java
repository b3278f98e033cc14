package io.github.imbot4j.http.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Take the options of the server. */
final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = {"The port to listen on; 0 for any free one.", "IMBOT_PORT. Default: 8080."})
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = {"The address to bind.", "IMBOT_HOST. Default: 0.0.0.0, all of them."})
    private @Nullable String host;

    @Mixin
    private final AppOptions app = new AppOptions();

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = {"The app's id, as the portal shows it: local.... or app.... Needed.", "IMBOT_CLIENT_ID."})
    private @Nullable String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = {
                "The app's secret. Needed. Other users of the machine can read command lines: prefer the environment.",
                "IMBOT_CLIENT_SECRET."
            })
    private @Nullable String clientSecret;

    @Option(
            names = "--oauth-servers",
            paramLabel = "URL,...",
            description = {
                "The OAuth servers that are believed; the first is the default one.",
                "IMBOT_OAUTH_SERVERS. Default: the two official ones."
            })
    private @Nullable String oauthServers;

    @Option(
            names = "--allow-private-portals",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = {
                "Also call portals on http, private addresses and odd ports: for tests and on-premise portals.",
                "IMBOT_ALLOW_PRIVATE_PORTALS. Default: false."
            })
    private @Nullable String allowPrivatePortals;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = {
                "Where installs and their tokens are remembered; keep it private.",
                "IMBOT_DATA. Default: data."
            })
    private @Nullable String data;

    Flags flags() {
        return app.flags()
                .put(Setting.PORT, port)
                .put(Setting.HOST, host)
                .put(Setting.CLIENT_ID, clientId)
                .put(Setting.CLIENT_SECRET, clientSecret)
                .put(Setting.OAUTH_SERVERS, oauthServers)
                .put(Setting.ALLOW_PRIVATE_PORTALS, allowPrivatePortals)
                .put(Setting.DATA, data);
    }
}
