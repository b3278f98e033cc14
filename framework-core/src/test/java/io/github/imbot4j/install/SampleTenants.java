package io.github.imbot4j.install;

import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.time.Instant;
import java.util.Optional;

/** Make tenants for tests: installed at noon with tokens of unknown expiry, and whatever differs from that. */
public final class SampleTenants {

    private SampleTenants() {}

    /** The portal stands at a host of its id's name. */
    public static Tenant of(PortalId id) {
        return of(id, "token");
    }

    /** The portal stands at a host of its id's name. */
    public static Tenant of(PortalId id, String token) {
        return of(new Portal(id, Endpoint.of("https://" + id + ".bitrix24.com/rest/")), token);
    }

    /** Each of its secrets ends with the word given: app-word, access-word, refresh-word. */
    public static Tenant of(Portal portal, String token) {
        Credentials credentials =
                new Credentials(Secret.of("access-" + token), Secret.of("refresh-" + token), Instant.EPOCH);
        return of(portal, Secret.of("app-" + token), credentials, SampleEvents.NOON);
    }

    public static Tenant of(Portal portal, Secret applicationToken, Credentials credentials, Instant installedAt) {
        return new Tenant(
                portal,
                applicationToken,
                credentials,
                "https://oauth.bitrix.info",
                "imbot,im",
                "L",
                installedAt,
                Optional.empty());
    }
}
