package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that identify the app, for every command that calls portals. */
final class ClientOptions {

    private static final String CLIENT_ID = "The client id of the app";
    private static final String CLIENT_SECRET = "The client secret of the app";

    @Mixin
    private final AppOptions app = new AppOptions();

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = {
                "The client id of the app, as the portal shows it: local.... or app.... Required.",
                "IMBOT_CLIENT_ID."
            })
    private @Nullable String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = {
                "The client secret of the app. Required. Prefer the environment variable: other users can read command lines.",
                "IMBOT_CLIENT_SECRET."
            })
    private @Nullable String clientSecret;

    @Option(
            names = "--oauth-servers",
            paramLabel = "URL,...",
            description = {
                "Trusted OAuth servers; the first is the default.",
                "IMBOT_OAUTH_SERVERS. Default: the two official servers."
            })
    private @Nullable String oauthServers;

    @Option(
            names = "--allow-private-portals",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = {
                "Also call portals over http, on private addresses and on any port: for tests and on-premise portals.",
                "IMBOT_ALLOW_PRIVATE_PORTALS. Default: false."
            })
    private @Nullable String allowPrivatePortals;

    @Option(
            names = "--rate",
            paramLabel = "RATE,...",
            description = {
                "Rate limit for requests to a portal. cloud: by the portal's licence, 2 a second and 50 at once (standard) or"
                        + " 5 and 250 (enterprise). standard, enterprise: that limit for all portals. off: no limit, for"
                        + " on-premise portals. 5/250: your own figures. MEMBER_ID=RATE sets the rate of one portal."
                        + " A tenth is left to other apps.",
                "IMBOT_RATE. Default: cloud."
            })
    private @Nullable String rate;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = {
                "The time zone of times that users write, e.g. Europe/Moscow or +03:00.",
                "IMBOT_TIME_ZONE. Default: for each portal, that of the administrator who installed the app."
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
     * Returns what the settings say of the app.
     *
     * @throws SettingsException with everything that is missing or wrong
     */
    static AppSettings app(Settings settings) {
        SettingsException.throwTogether(
                () -> settings.required(Setting.CLIENT_ID, CLIENT_ID),
                () -> settings.required(Setting.CLIENT_SECRET, CLIENT_SECRET),
                () -> settings.address(Setting.PUBLIC_URL),
                () -> oauthServers(settings),
                () -> settings.flag(Setting.ALLOW_PRIVATE_PORTALS),
                () -> settings.budgets(Setting.RATE),
                () -> attempts(settings),
                () -> patience(settings, Setting.PATIENCE),
                () -> patience(settings, Setting.PARKED_PATIENCE),
                () -> settings.unknown(Setting.UNKNOWN),
                () -> settings.zone(Setting.TIME_ZONE));
        AppSettings app = new AppSettings(
                settings.required(Setting.CLIENT_ID, CLIENT_ID),
                Secret.of(settings.required(Setting.CLIENT_SECRET, CLIENT_SECRET)),
                settings.address(Setting.PUBLIC_URL)
                        .orElseGet(() -> URI.create("http://localhost:" + settings.port(Setting.PORT))),
                oauthServers(settings),
                settings.flag(Setting.ALLOW_PRIVATE_PORTALS));
        AppSettings whole = app.with(settings.budgets(Setting.RATE)).with(patience(settings));
        return settings.zone(Setting.TIME_ZONE).map(whole::in).orElse(whole);
    }

    private static RetryLimits patience(Settings settings) {
        return new RetryLimits(
                RetryPolicy.ofEvents().withAttempts(attempts(settings)),
                patience(settings, Setting.PATIENCE),
                patience(settings, Setting.PARKED_PATIENCE),
                settings.unknown(Setting.UNKNOWN));
    }

    private static int attempts(Settings settings) {
        return settings.number(Setting.ATTEMPTS, 1, 100);
    }

    private static Duration patience(Settings settings, Setting setting) {
        return settings.time(setting, Duration.ofMinutes(1), Duration.ofDays(365));
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
