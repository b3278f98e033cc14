package io.github.imbot4j.install;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.wire.Protocols;
import java.time.Instant;
import java.util.Optional;

/**
 * A verified install, or a portal that gave an inbound webhook. Of an install, everything but the application token comes from the OAuth
 * server's answer.
 *
 * @param portal who and where
 * @param applicationToken what authenticates this portal's events; with a webhook, what that is derived from
 * @param credentials the installing admin's chain, or the webhook
 * @param oauthServer the host that refreshes them, one of the allowed; empty with a webhook
 * @param scope what the app may do, separated by commas
 * @param status the app's licence letter
 * @param installedAt when it was verified last
 * @param uninstalledAt set by a soft delete; events are refused from then on
 * @param protocol the generation of the chatbot protocol that is spoken there, such as {@code v1}; an install keeps it
 */
public record Tenant(
        Portal portal,
        Secret applicationToken,
        Credentials credentials,
        String oauthServer,
        String scope,
        String status,
        Instant installedAt,
        Optional<Instant> uninstalledAt,
        String protocol) {

    /** An install of a portal that speaks the first generation, as all do of which nothing else is stored. */
    public Tenant(
            Portal portal,
            Secret applicationToken,
            Credentials credentials,
            String oauthServer,
            String scope,
            String status,
            Instant installedAt,
            Optional<Instant> uninstalledAt) {
        this(
                portal,
                applicationToken,
                credentials,
                oauthServer,
                scope,
                status,
                installedAt,
                uninstalledAt,
                Protocols.FIRST);
    }

    /**
     * A portal that is called through an inbound webhook. It has no app: nobody installs or removes it there, and its posts are proven by
     * what is derived from {@code root}.
     *
     * @param root what the names are derived from that the portal knows its bots by, see {@link WebhookTokens}
     * @param scope what the webhook may do, separated by commas
     * @param protocol the generation spoken there
     */
    static Tenant ofWebhook(InboundWebhook webhook, Secret root, String scope, Instant since, String protocol) {
        return new Tenant(
                new Portal(webhook.portal(), webhook.endpoint()),
                root,
                Credentials.of(webhook),
                "",
                scope,
                "",
                since,
                Optional.empty(),
                protocol);
    }

    /** Tells whether the portal is called through an inbound webhook, not as an app. */
    public boolean isWebhook() {
        return credentials.isWebhook();
    }

    public PortalId id() {
        return portal.id();
    }

    public boolean isActive() {
        return uninstalledAt.isEmpty();
    }

    /** The same install with another chain. */
    public Tenant with(Credentials fresh) {
        return new Tenant(
                portal, applicationToken, fresh, oauthServer, scope, status, installedAt, uninstalledAt, protocol);
    }

    /** The same install with the outcome of a refresh, at the address the portal has now. */
    Tenant refreshed(TokenResponse fresh, Portal now) {
        return new Tenant(
                now,
                applicationToken,
                fresh.credentials(),
                oauthServer,
                fresh.scope().isEmpty() ? scope : fresh.scope(),
                fresh.status().isEmpty() ? status : fresh.status(),
                installedAt,
                uninstalledAt,
                protocol);
    }

    /** The same install, softly deleted. */
    public Tenant uninstalled(Instant at) {
        return new Tenant(
                portal,
                applicationToken,
                credentials,
                oauthServer,
                scope,
                status,
                installedAt,
                Optional.of(at),
                protocol);
    }

    /** The same install, spoken to in another generation of the protocol. */
    public Tenant speaking(String other) {
        return new Tenant(
                portal, applicationToken, credentials, oauthServer, scope, status, installedAt, uninstalledAt, other);
    }
}
