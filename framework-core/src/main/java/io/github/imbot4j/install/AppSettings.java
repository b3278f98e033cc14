package io.github.imbot4j.install;

import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.ratelimit.RateLimits;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The operator's settings of the app.
 *
 * @param clientId {@code local.…} or {@code app.…}
 * @param clientSecret sent to the OAuth servers only
 * @param publicUrl where portals reach us, without the path: {@code https://bots.example.com}
 * @param oauthServers origins of the OAuth servers that are believed, the first is the default
 * @param allowPrivatePortals whether portals on http, private addresses and odd ports are called: tests and on-premise
 * @param budgets how many requests portals may be sent
 * @param patience how long events and calls are tried
 * @param zone the time zone people mean when they write "tomorrow 15:00"; when empty, each portal is asked
 * @param connection how portals and bots reach each other; with an inbound webhook, client id and secret may be empty
 */
public record AppSettings(
        String clientId,
        Secret clientSecret,
        URI publicUrl,
        List<URI> oauthServers,
        boolean allowPrivatePortals,
        RateLimits budgets,
        RetryLimits patience,
        Optional<ZoneId> zone,
        Connection connection) {

    /** The two official OAuth servers (transport §3.2). */
    public static final List<URI> OFFICIAL_OAUTH_SERVERS =
            List.of(URI.create("https://oauth.bitrix.info"), URI.create("https://oauth.bitrix24.tech"));

    /** The path portals post events to. */
    public static final String EVENT_PATH = "/bitrix24/event";

    /** The path of the install page. */
    public static final String INSTALL_PATH = "/bitrix24/install";

    public AppSettings {
        publicUrl = WebAddress.read(publicUrl.toString());
        oauthServers = oauthServers.stream()
                .map(server -> WebAddress.read(server.toString()))
                .toList();
    }

    /** For portals of the vendor's cloud, with the usual patience. */
    public AppSettings(
            String clientId, Secret clientSecret, URI publicUrl, List<URI> oauthServers, boolean allowPrivatePortals) {
        this(
                clientId,
                clientSecret,
                publicUrl,
                oauthServers,
                allowPrivatePortals,
                RateLimits.cloud(),
                RetryLimits.standard(),
                Optional.empty(),
                Connection.ofApp());
    }

    /** The same with other budgets, such as {@link RateLimits#unlimited()} on premise. */
    public AppSettings with(RateLimits other) {
        return new AppSettings(
                clientId,
                clientSecret,
                publicUrl,
                oauthServers,
                allowPrivatePortals,
                other,
                patience,
                zone,
                connection);
    }

    /** The same with another patience. */
    public AppSettings with(RetryLimits other) {
        return new AppSettings(
                clientId, clientSecret, publicUrl, oauthServers, allowPrivatePortals, budgets, other, zone, connection);
    }

    /** The same where people mean this time zone, whatever portals say. */
    public AppSettings in(ZoneId other) {
        return new AppSettings(
                clientId,
                clientSecret,
                publicUrl,
                oauthServers,
                allowPrivatePortals,
                budgets,
                patience,
                Optional.of(other),
                connection);
    }

    /** The same, reaching portals and being reached in another way. */
    public AppSettings with(Connection other) {
        return new AppSettings(
                clientId, clientSecret, publicUrl, oauthServers, allowPrivatePortals, budgets, patience, zone, other);
    }

    /** The same with the inbound webhook of a portal. */
    public AppSettings with(InboundWebhook other) {
        return with(connection.with(other));
    }

    /** The inbound webhook of a portal, if there is one. */
    public Optional<InboundWebhook> webhook() {
        return connection.webhook();
    }

    /** What buttons are signed with: the app's secret, else what is derived from the webhook's. */
    public Secret buttonSecret() {
        return clientSecret.isPresent()
                ? clientSecret
                : webhook().map(WebhookTokens::buttons).orElse(clientSecret);
    }

    /** Where portals are told to post the events of bots; empty when the bots fetch them. */
    public String botEventUrl() {
        return connection.fetches() ? "" : eventUrl();
    }

    /** Where portals are told to post events. */
    public String eventUrl() {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + EVENT_PATH;
    }
}
