package io.github.imbot4j.install;

import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Answer;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.PortalMovedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.TokenExpiredException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Call installed portals with the tokens stored for them, and renew these when they are too old: at most once for a call,
 * and then the call is made once more. A portal that was renamed is found again the same way.
 *
 * <p>Safe for use by several threads.
 */
public final class TenantRest {

    private static final Duration MOVE_PAUSE = Duration.ofMinutes(10);

    private final Tenants tenants;
    private final RestClient client;
    private final Clock clock;
    private final TokenRefresher refresher;
    private final ConcurrentMap<PortalId, Instant> unconfirmedMoves = new ConcurrentHashMap<>();

    /**
     * Calls through a client.
     *
     * @param policy says whether a portal's new address may be called
     */
    public TenantRest(Tenants tenants, OAuthServers servers, RestClient client, EndpointPolicy policy, Clock clock) {
        this.tenants = tenants;
        this.client = client;
        this.clock = clock;
        this.refresher = new TokenRefresher(tenants, servers, policy, clock);
    }

    /**
     * The REST of a portal. It looks the tenant up at each call, so it may be kept; it throws an
     * {@link io.github.imbot4j.rest.AppUnavailableException} while the app is not installed there, and an
     * {@link io.github.imbot4j.rest.AuthorizationException} when its tokens are of no use any more.
     */
    public Rest of(PortalId id) {
        return call -> call(id, call);
    }

    private Answer call(PortalId id, Call call) {
        Tenant tenant = tenants.find(id).filter(Tenant::isActive).orElseThrow(() -> notInstalled(id, call));
        if (hasExpired(tenant)) {
            return callFresh(refresher.refresh(tenant), call);
        }
        try {
            return send(tenant, call);
        } catch (TokenExpiredException e) {
            return callFresh(refresher.refresh(tenant), call);
        } catch (PortalMovedException e) {
            return callFresh(whereItMoved(tenant, e), call);
        }
    }

    /** The answer to a refresh names the address to believe; a redirect it does not confirm is not looked into at each call. */
    private Tenant whereItMoved(Tenant tenant, PortalMovedException redirect) {
        Instant now = clock.instant();
        Instant unconfirmed = unconfirmedMoves.getOrDefault(tenant.id(), Instant.MIN);
        if (now.isBefore(unconfirmed.plus(MOVE_PAUSE))) {
            throw redirect;
        }
        Tenant found = refresher.refresh(tenant);
        if (found.portal().equals(tenant.portal())) {
            unconfirmedMoves.put(tenant.id(), now);
            throw redirect;
        }
        return found;
    }

    private Answer callFresh(Tenant tenant, Call call) {
        try {
            return send(tenant, call);
        } catch (TokenExpiredException e) {
            refresher.distrust(tenant);
            throw TokenRefresher.lost(call.method(), tenant, "the portal refuses even renewed tokens");
        }
    }

    private Answer send(Tenant tenant, Call call) {
        return client.call(
                tenant.id(), tenant.portal().endpoint(), tenant.credentials().accessToken(), call);
    }

    /** Without a refresh token, trying the old one is all that is left. */
    private boolean hasExpired(Tenant tenant) {
        Instant expiresAt = tenant.credentials().expiresAt();
        return tenant.credentials().refreshToken().isPresent()
                && !expiresAt.equals(Instant.EPOCH)
                && !clock.instant().isBefore(expiresAt);
    }

    private static RestException notInstalled(PortalId id, Call call) {
        return RestException.of(
                call.method(), id.toString(), 401, "NOT_INSTALLED", "the app is not installed on this portal");
    }
}
