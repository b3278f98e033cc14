package io.github.imbot4j.install;

import io.github.imbot4j.concurrent.SingleFlight;
import io.github.imbot4j.delivery.DeliveryEvent;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.UnknownOutcomeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refresh of a tenant's tokens (transport §3.2): one refresh of a tenant at a time on all nodes, while concurrent
 * requests wait for it and share its outcome; the rotated pair is stored before it is used; a refresh token that was
 * refused is not tried again.
 */
public final class TokenRefresher {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);
    private static final String METHOD = "oauth/token";
    private static final int REMEMBERED = 10_000;
    private static final Duration DEAD = Duration.ofDays(365);
    private static final Duration REFUSED_FOR = Duration.ofMinutes(10);
    private static final String REMEDY = "; reinstall the app on the portal, or let an administrator open it there";

    private final Tenants tenants;
    private final OAuthServers servers;
    private final EndpointPolicy policy;
    private final RefusedTokens refused;
    private final DeliveryReporter reporter;
    private final SingleFlight<PortalId, Tenant> singleFlight = new SingleFlight<>();

    /** Rotated pairs a store refused to keep: without them the portal would be lost. */
    private final ConcurrentMap<PortalId, Rotation> unsaved = new ConcurrentHashMap<>();

    private record Rotation(Secret used, TokenResponse fresh) {}

    /**
     * Renews the tokens of these tenants.
     *
     * @param policy says whether a portal's new address may be called
     * @param reporter tells of each renewal
     */
    public TokenRefresher(
            Tenants tenants, OAuthServers servers, EndpointPolicy policy, Clock clock, DeliveryReporter reporter) {
        this.reporter = reporter;
        this.tenants = tenants;
        this.servers = servers;
        this.policy = policy;
        this.refused = new RefusedTokens(clock, REMEMBERED);
    }

    /**
     * Gives the tenant with other tokens than the one seen.
     *
     * @param seen whose access token does not work any more
     * @throws RestException when there are none to be had
     */
    Tenant refresh(Tenant seen) {
        return singleFlight.share(seen.id(), () -> tenants.exclusively(seen.id(), () -> renew(seen)));
    }

    /** Tells that the tokens a refresh gave were refused too: the next calls need not try the same. */
    void distrust(Tenant tenant) {
        refused.add(tenant.credentials().refreshToken(), "refreshed tokens are refused too", REFUSED_FOR);
    }

    /** The failure of a tenant whose tokens are of no use any more. */
    static RestException lost(String method, Tenant tenant, String reason) {
        return RestException.of(method, tenant.portal().domain(), 401, "invalid_grant", reason + REMEDY);
    }

    /** What another node, or a reinstall, stored meanwhile is as good. */
    private Tenant renew(Tenant seen) {
        Tenant stored = tenants.find(seen.id()).filter(Tenant::isActive).orElseThrow(() -> notInstalled(seen));
        if (!stored.credentials().accessToken().equals(seen.credentials().accessToken())) {
            return stored;
        }
        Secret used = stored.credentials().refreshToken();
        if (!used.isPresent()) {
            throw lost(METHOD, stored, "no refresh token is known");
        }
        Rotation kept = unsaved.get(seen.id());
        TokenResponse fresh = kept != null && kept.used().equals(used) ? kept.fresh() : told(stored, used);
        unsaved.put(seen.id(), new Rotation(used, fresh));
        Tenant saved = save(stored, used, fresh);
        unsaved.remove(seen.id());
        return saved;
    }

    private TokenResponse told(Tenant tenant, Secret used) {
        try {
            TokenResponse fresh = ask(tenant, used);
            reporter.report(() -> new DeliveryEvent.Refreshed(tenant.id(), Optional.empty()));
            return fresh;
        } catch (RestException failure) {
            reporter.report(() -> new DeliveryEvent.Refreshed(tenant.id(), Optional.of(failure)));
            throw failure;
        }
    }

    private TokenResponse ask(Tenant tenant, Secret used) {
        refused.find(used).ifPresent(reason -> {
            throw lost(METHOD, tenant, reason);
        });
        TokenResponse fresh;
        try {
            fresh = askTwice(tenant, used);
        } catch (AuthorizationException | AppUnavailableException | RejectedException e) {
            boolean dead = e.hasCode("invalid_grant");
            refused.add(used, "the OAuth server refused to renew the tokens: " + e.code(), dead ? DEAD : REFUSED_FOR);
            LOG.warn("Portal {} ({}): {}", tenant.id(), tenant.portal().domain(), e.getMessage());
            throw dead ? lost(METHOD, tenant, "the stored tokens no longer work") : e;
        }
        if (!fresh.memberId().equals(tenant.id().memberId())) {
            refused.add(used, "its renewal named another portal", DEAD);
            LOG.warn(
                    "Portal {}: the renewed tokens are portal {}'s and were dropped.",
                    tenant.id(),
                    LogQuoting.of(fresh.memberId()));
            throw lost(METHOD, tenant, "the OAuth server answered for another portal");
        }
        return fresh;
    }

    /** A lost answer may have used the token up, or not: asking once more tells (transport §3.2). */
    private TokenResponse askTwice(Tenant tenant, Secret used) {
        try {
            return servers.refresh(servers.choose(tenant.oauthServer()), used);
        } catch (UnknownOutcomeException e) {
            LOG.info("Portal {}: asking once more. {}", tenant.id(), e.getMessage());
            return servers.refresh(servers.choose(tenant.oauthServer()), used);
        }
    }

    /** Keeps what a reinstall stored meanwhile. */
    private Tenant save(Tenant tenant, Secret used, TokenResponse fresh) {
        Portal portal = moved(tenant.portal(), fresh.clientEndpoint());
        return tenants.update(
                        tenant.id(),
                        now -> now.credentials().refreshToken().equals(used) ? now.refreshed(fresh, portal) : now)
                .filter(Tenant::isActive)
                .orElseThrow(() -> notInstalled(tenant));
    }

    /** A portal that was renamed says so here first (transport §1.9). */
    private Portal moved(Portal portal, String clientEndpoint) {
        Optional<Endpoint> now =
                ClaimPrecheck.endpoint(clientEndpoint).filter(endpoint -> !endpoint.equals(portal.endpoint()));
        if (now.isEmpty()) {
            return portal;
        }
        Optional<String> refusal = policy.refusal(now.get());
        if (refusal.isPresent()) {
            LOG.warn("Portal {} stays at {}: {}", portal.id(), portal.endpoint(), refusal.get());
            return portal;
        }
        LOG.info("Portal {} moved from {} to {}.", portal.id(), portal.endpoint(), now.get());
        return new Portal(portal.id(), now.get());
    }

    private static RestException notInstalled(Tenant tenant) {
        return RestException.of(
                METHOD, tenant.portal().domain(), 401, "NOT_INSTALLED", "the app is not installed there any more");
    }
}
