package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
                "The client id of the app, as the portal shows it: local.... or app.... Required without --webhook.",
                "IMBOT_CLIENT_ID."
            })
    private @Nullable String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = {
                "The client secret of the app. Required without --webhook. Prefer the environment variable: other users can"
                        + " read command lines.",
                "IMBOT_CLIENT_SECRET."
            })
    private @Nullable String clientSecret;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = {
                "The inbound webhook of a portal, e.g. https://portal.bitrix24.com/rest/1/SECRET/, with the scope imbot:"
                        + " runs the bots there without an app. It is a secret; prefer the environment variable.",
                "IMBOT_WEBHOOK. Default: none."
            })
    private @Nullable String webhook;

    @Option(
            names = "--admins",
            paramLabel = "ID,...",
            description = {
                "User ids of administrators on the portal of --webhook, besides its creator: no event proves there who is one.",
                "IMBOT_ADMINS. Default: none."
            })
    private @Nullable String admins;

    @Option(
            names = "--fetch",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = {
                "Fetch the events of the bots from the portals, every 5 to 30 seconds, instead of having them posted: no public"
                        + " address is needed, and nothing is lost within 24 hours. Speaks v2.",
                "IMBOT_FETCH. Default: false."
            })
    private @Nullable String fetch;

    @Option(
            names = "--api",
            paramLabel = "v1|v2|auto",
            description = {
                "The generation of the chatbot protocol. auto: the one in which a portal's bots are registered; for a portal"
                        + " without bots v2 with --fetch, else v1.",
                "IMBOT_API. Default: auto."
            })
    private @Nullable String api;

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
                .put(Setting.WEBHOOK, webhook)
                .put(Setting.ADMINS, admins)
                .put(Setting.FETCH, fetch)
                .put(Setting.API, api)
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
                () -> client(settings, Setting.CLIENT_ID, CLIENT_ID),
                () -> client(settings, Setting.CLIENT_SECRET, CLIENT_SECRET),
                () -> webhook(settings),
                () -> settings.ids(Setting.ADMINS),
                () -> settings.flag(Setting.FETCH),
                () -> settings.api(Setting.API),
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
                client(settings, Setting.CLIENT_ID, CLIENT_ID),
                Secret.of(client(settings, Setting.CLIENT_SECRET, CLIENT_SECRET)),
                settings.address(Setting.PUBLIC_URL)
                        .orElseGet(() -> URI.create("http://localhost:" + settings.port(Setting.PORT))),
                oauthServers(settings),
                settings.flag(Setting.ALLOW_PRIVATE_PORTALS));
        AppSettings whole = app.with(settings.budgets(Setting.RATE)).with(patience(settings));
        AppSettings connected = whole.with(
                whole.connection().fetching(settings.flag(Setting.FETCH)).with(settings.api(Setting.API)));
        AppSettings there = webhook(settings).map(connected::with).orElse(connected);
        return settings.zone(Setting.TIME_ZONE).map(there::in).orElse(there);
    }

    /** Without an app there is nothing to identify it by; half of it is a mistake. */
    private static String client(Settings settings, Setting setting, String what) {
        boolean isApp = !(settings.text(Setting.CLIENT_ID) + settings.text(Setting.CLIENT_SECRET)).isEmpty();
        if (!isApp && !settings.text(Setting.WEBHOOK).isEmpty()) {
            return "";
        }
        return settings.required(setting, what, isApp ? "" : " Without an app, give " + Setting.WEBHOOK.flag() + ".");
    }

    /** Its text is a secret, so no message shows it. */
    private static Optional<InboundWebhook> webhook(Settings settings) {
        if (settings.text(Setting.WEBHOOK).isEmpty()) {
            return Optional.empty();
        }
        InboundWebhook webhook;
        try {
            webhook = InboundWebhook.of(settings.text(Setting.WEBHOOK));
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(wrong.getMessage() + " It is set with " + Setting.WEBHOOK.flag() + " or "
                    + Setting.WEBHOOK.variable() + ".");
        }
        new EndpointPolicy(settings.flag(Setting.ALLOW_PRIVATE_PORTALS))
                .refusal(webhook.endpoint())
                .ifPresent(why -> {
                    throw new SettingsException("The portal of the inbound webhook: " + why);
                });
        return Optional.of(webhook);
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
