package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.Patience;
import io.github.imbot4j.delivery.RetryPolicy;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Take the options that say which app this is, for whatever calls portals. */
final class ClientOptions {

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
            names = "--rate",
            paramLabel = "RATE,...",
            description = {
                "How many requests portals may be sent: cloud is what each pays for, 2 a second and 50 at once, or 5 and",
                "250; standard and enterprise are one of these for all; off has no limit, for portals on premise; 5/250 is",
                "figures of yours. For one portal: its member_id, =, and one of these. A tenth is left to other apps.",
                "IMBOT_RATE. Default: cloud."
            })
    private @Nullable String rate;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = {
                "The time zone people mean when they write \"tomorrow 15:00\": Europe/Moscow, +03:00.",
                "IMBOT_TIME_ZONE. Default: that of the administrator who installed the app, asked of each portal."
            })
    private @Nullable String timeZone;

    Flags flags() {
        return app.flags()
                .put(Setting.CLIENT_ID, clientId)
                .put(Setting.CLIENT_SECRET, clientSecret)
                .put(Setting.OAUTH_SERVERS, oauthServers)
                .put(Setting.ALLOW_PRIVATE_PORTALS, allowPrivatePortals)
                .put(Setting.RATE, rate)
                .put(Setting.TIME_ZONE, timeZone);
    }

    /**
     * What the settings say of the app.
     *
     * @throws SettingsException when something is missing or wrong
     */
    static AppSettings app(Settings settings) {
        AppSettings app = new AppSettings(
                settings.required(Setting.CLIENT_ID, "The client id of the app"),
                Secret.of(settings.required(Setting.CLIENT_SECRET, "The client secret of the app")),
                settings.address(Setting.PUBLIC_URL)
                        .orElseGet(() -> URI.create("http://localhost:" + settings.port(Setting.PORT))),
                oauthServers(settings),
                settings.flag(Setting.ALLOW_PRIVATE_PORTALS));
        AppSettings whole = app.with(settings.budgets(Setting.RATE)).with(patience(settings));
        return settings.zone(Setting.TIME_ZONE).map(whole::in).orElse(whole);
    }

    private static Patience patience(Settings settings) {
        Duration longest = Duration.ofDays(365);
        return new Patience(
                RetryPolicy.standard().withAttempts(settings.number(Setting.ATTEMPTS, 1, 100)),
                settings.time(Setting.PATIENCE, Duration.ofMinutes(1), longest),
                settings.time(Setting.PARKED_PATIENCE, Duration.ofMinutes(1), longest));
    }

    /** The client secret is sent there. */
    private static List<URI> oauthServers(Settings settings) {
        List<URI> servers = settings.origins(Setting.OAUTH_SERVERS);
        if (!settings.flag(Setting.ALLOW_PRIVATE_PORTALS)) {
            servers.stream()
                    .filter(server -> !"https".equalsIgnoreCase(server.getScheme()))
                    .findFirst()
                    .ifPresent(server -> {
                        throw new SettingsException("The OAuth server " + server
                                + " is not https, and the app's secret would travel in the open. Give an https address"
                                + " with " + Setting.OAUTH_SERVERS.flag() + " or " + Setting.OAUTH_SERVERS.variable()
                                + ", or for tests allow http with " + Setting.ALLOW_PRIVATE_PORTALS.flag() + ".");
                    });
        }
        return servers;
    }
}
