package io.github.imbot4j.portal;

import java.time.Instant;

/**
 * The credentials for a portal: the OAuth tokens of an app (transport §3.2), of which the access token is valid for an hour and each
 * refresh token is used once; or the secret path of an inbound webhook, which does not expire (transport §3.4).
 *
 * @param webhook the part of a webhook's address between the REST root and the method, {@code USER/SECRET}; absent for an app
 * @param accessToken acts with the rights of the user who gave it
 * @param refreshToken may be absent
 * @param expiresAt when the access token dies; {@link Instant#EPOCH} when unknown
 */
public record Credentials(Secret webhook, Secret accessToken, Secret refreshToken, Instant expiresAt) {

    /** The tokens of an app. */
    public Credentials(Secret accessToken, Secret refreshToken, Instant expiresAt) {
        this(Secret.none(), accessToken, refreshToken, expiresAt);
    }

    /** Returns what an inbound webhook gives instead of tokens. */
    public static Credentials of(InboundWebhook webhook) {
        return new Credentials(webhook.path(), Secret.none(), Secret.none(), Instant.EPOCH);
    }

    /** Returns an app's token that nothing else is known of. */
    public static Credentials ofToken(Secret accessToken) {
        return new Credentials(accessToken, Secret.none(), Instant.EPOCH);
    }

    /** Tells whether they are those of an inbound webhook, which has neither tokens nor an app. */
    public boolean isWebhook() {
        return webhook.isPresent();
    }
}
