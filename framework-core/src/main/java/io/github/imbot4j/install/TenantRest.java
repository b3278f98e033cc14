package io.github.imbot4j.install;

import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.RateLimitGate;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.CallInterceptor;
import io.github.imbot4j.rest.PortalMovedException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.TokenExpiredException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/**
 * The REST client for installed portals: it uses the stored tokens and refreshes them when they have expired, at most
 * once for a call, which is then repeated once. A portal that was renamed is found again in the same way. Where there is an inbound
 * webhook instead of tokens, there is nothing to refresh, and a renamed portal needs the webhook's new address.
 *
 * <p>Safe for use by several threads.
 */
public final class TenantRest {

    private static final Duration MOVE_PAUSE = Duration.ofMinutes(10);

    private final Tenants tenants;
    private final RestClient client;
    private final Clock clock;
    private final RateLimitGate rateLimitGate;
    private final TokenRefresher refresher;
    private final BiFunction<Tenant, Call, Call> signer;
    private final ConcurrentMap<PortalId, Instant> unconfirmedMoves = new ConcurrentHashMap<>();

    /**
     * Calls through a client, each request through a gate.
     *
     * @param client repeats what did not run, save for {@link #once}
     * @param rateLimitGate counts the requests
     * @param signer puts into calls through an inbound webhook whose bot they are about
     */
    public TenantRest(
            Tenants tenants,
            TokenRefresher refresher,
            RestClient client,
            Clock clock,
            RateLimitGate rateLimitGate,
            BiFunction<Tenant, Call, Call> signer) {
        this.signer = signer;
        this.tenants = tenants;
        this.refresher = refresher;
        this.client = client;
        this.clock = clock;
        this.rateLimitGate = rateLimitGate;
    }

    /**
     * The REST of a portal, for somebody who waits for an answer. It looks the tenant up at each call, so it may be kept; it
     * throws an {@link io.github.imbot4j.rest.AppUnavailableException} while the app is not installed there, an
     * {@link io.github.imbot4j.rest.AuthorizationException} when its tokens are of no use any more, and a
     * {@link io.github.imbot4j.rest.LimitException} when the portal's budget has no place for half a minute.
     */
    public Rest of(PortalId id) {
        return of(id, Priority.REPLY);
    }

    /** The same, at another priority among those who wait for a place. */
    public Rest of(PortalId id, Priority priority) {
        return call -> call(id, call, client, rateLimitGate.waiting(id, priority));
    }

    /** The REST of a portal for the outbox: it neither waits for a place nor repeats anything, a refresh of the token apart. */
    public Rest once(PortalId id) {
        RestClient single = client.once();
        return call -> call(id, call, single, rateLimitGate.passing(id));
    }

    /**
     * The same in the name of somebody whose token an event brought, not the app's. Such a token is not renewed, and a portal that
     * was renamed is not looked for: the outbox does that.
     */
    public Rest once(PortalId id, Secret accessToken) {
        RestClient single = client.once();
        return call -> {
            Tenant tenant = tenants.find(id).filter(Tenant::isActive).orElseThrow(() -> notInstalled(id, call));
            return single.call(id, tenant.portal().endpoint(), accessToken, call, rateLimitGate.passing(id));
        };
    }

    /**
     * The REST of a portal in the name of somebody whose token an event brought, not the app's. Such a token is not renewed: a call
     * with one that is too old throws a {@link TokenExpiredException}. A portal that was renamed is found again.
     */
    public Rest as(PortalId id, Secret accessToken) {
        return call -> {
            CallInterceptor callInterceptor = rateLimitGate.waiting(id, Priority.REPLY);
            Tenant tenant = tenants.find(id).filter(Tenant::isActive).orElseThrow(() -> notInstalled(id, call));
            try {
                return client.call(id, tenant.portal().endpoint(), accessToken, call, callInterceptor);
            } catch (PortalMovedException e) {
                Tenant found = whereItMoved(tenant, e);
                return client.call(id, found.portal().endpoint(), accessToken, call, callInterceptor);
            }
        };
    }

    /**
     * Renews a portal's tokens now, whether or not they have expired.
     *
     * @return the tenant with its new tokens
     * @throws RestException when there are none to be had
     * @throws IllegalStateException when the portal is called through an inbound webhook, which has none
     */
    public Tenant refresh(PortalId id) {
        Tenant tenant =
                tenants.find(id).filter(Tenant::isActive).orElseThrow(() -> notInstalled(id, Call.of("profile")));
        if (tenant.isWebhook()) {
            throw new IllegalStateException(
                    "Portal " + id + " (" + tenant.portal().domain()
                            + ") is called through an inbound webhook, which does not expire: there are no tokens to refresh.");
        }
        return refresher.refresh(tenant);
    }

    private RestResponse call(PortalId id, Call call, RestClient through, CallInterceptor callInterceptor) {
        Tenant tenant = tenants.find(id).filter(Tenant::isActive).orElseThrow(() -> notInstalled(id, call));
        if (tenant.isWebhook()) {
            Call signed = signer.apply(tenant, Batch.changed(call, inside -> signer.apply(tenant, inside)));
            return new Attempt(signed, through, callInterceptor).send(tenant);
        }
        Attempt attempt = new Attempt(call, through, callInterceptor);
        if (hasExpired(tenant)) {
            return callFresh(refresher.refresh(tenant), attempt);
        }
        try {
            return attempt.send(tenant);
        } catch (TokenExpiredException e) {
            return callFresh(refresher.refresh(tenant), attempt);
        } catch (PortalMovedException e) {
            return callFresh(whereItMoved(tenant, e), attempt);
        }
    }

    /** One call, on its way by one client through one turnstile. */
    private record Attempt(Call call, RestClient client, CallInterceptor turnstile) {

        RestResponse send(Tenant tenant) {
            return client.call(tenant.id(), tenant.portal().endpoint(), tenant.credentials(), call, turnstile);
        }
    }

    /** The answer to a refresh names the address to believe; a redirect it does not confirm is not looked into at each call. */
    private Tenant whereItMoved(Tenant tenant, PortalMovedException redirect) {
        Instant now = clock.instant();
        Instant unconfirmed = unconfirmedMoves.get(tenant.id());
        if (unconfirmed != null && Duration.between(unconfirmed, now).abs().compareTo(MOVE_PAUSE) < 0) {
            throw redirect;
        }
        Tenant found = refresher.refresh(tenant);
        if (found.portal().equals(tenant.portal())) {
            unconfirmedMoves.put(tenant.id(), now);
            throw redirect;
        }
        return found;
    }

    private RestResponse callFresh(Tenant tenant, Attempt attempt) {
        try {
            return attempt.send(tenant);
        } catch (TokenExpiredException e) {
            refresher.distrust(tenant);
            throw TokenRefresher.lost(attempt.call().method(), tenant, "the portal refuses even renewed tokens");
        }
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
