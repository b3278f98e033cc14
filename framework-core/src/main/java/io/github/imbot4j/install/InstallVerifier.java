package io.github.imbot4j.install;

import io.github.imbot4j.install.Verification.Refused;
import io.github.imbot4j.install.Verification.Unreachable;
import io.github.imbot4j.install.Verification.Verified;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.portal.WebAddress;
import io.github.imbot4j.problem.SampledLog;
import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.CallInterceptor;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.TokenExpiredException;
import io.github.imbot4j.rest.UnknownMethodException;
import io.github.imbot4j.wire.PlatformCalls;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verification of an install, before anything in it is trusted (transport §5.3): the OAuth server must confirm that
 * the token belongs to our app, on that portal; the portal's address comes from that answer; and, unless configured
 * otherwise, the user must be an administrator there. Until all of it is verified, a known tenant keeps its tokens.
 *
 * <p>Cheap checks come first, and refused tokens are cached. The caller limits how many installs are verified at once and
 * in a second: {@link InstallQueue}. Outcomes are logged, without secrets, a few a minute. Safe for use by several
 * threads; a verification blocks its thread.
 */
@SuppressWarnings("exports") // claims are read, and verified, inside this module only
public final class InstallVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(InstallVerifier.class);
    private static final int REMEMBERED = 10_000;

    /** As long as an access token lives. */
    private static final Duration REFUSED_FOR = Duration.ofHours(1);

    private final AppSettings settings;
    private final OAuthServers servers;
    private final RestClient rest;
    private final Function<PortalId, CallInterceptor> tolls;
    private final Tenants tenants;
    private final Clock clock;
    private final boolean adminsOnly;
    private final EndpointPolicy policy;
    private final RefusedTokens refused;
    private final SampledLog installs = new SampledLog(LOG::info);
    private final SampledLog refusals = new SampledLog(LOG::warn);

    /** Lets administrators install, and nobody else. */
    public InstallVerifier(
            AppSettings settings,
            OAuthServers servers,
            RestClient rest,
            Function<PortalId, CallInterceptor> tolls,
            Tenants tenants,
            Clock clock) {
        this(settings, servers, rest, tolls, tenants, clock, true);
    }

    /**
     * Lets any user install, or administrators only.
     *
     * @param rest asks the portal who the user is
     * @param tolls count that question in the portal's budget
     */
    public InstallVerifier(
            AppSettings settings,
            OAuthServers servers,
            RestClient rest,
            Function<PortalId, CallInterceptor> tolls,
            Tenants tenants,
            Clock clock,
            boolean adminsOnly) {
        this.settings = settings;
        this.servers = servers;
        this.rest = rest;
        this.tolls = tolls;
        this.tenants = tenants;
        this.clock = clock;
        this.adminsOnly = adminsOnly;
        this.policy = new EndpointPolicy(settings.allowPrivatePortals());
        this.refused = new RefusedTokens(clock, REMEMBERED);
    }

    /** Verifies an install, and stores the tenant when it is proven. */
    public Verification verify(UnverifiedAuth unverifiedAuth, InstallFlow flow) {
        Verification outcome = judge(unverifiedAuth, flow);
        if (outcome instanceof Verified verified) {
            Tenant tenant = verified.tenant();
            installs.say(
                    tenant.id().memberId(),
                    "Portal " + tenant.id() + " (" + tenant.portal().domain() + ") installed the app: verified.");
        } else if (outcome instanceof Refused refusal) {
            refusals.say(
                    "",
                    "Refused an install of portal " + LogQuoting.of(unverifiedAuth.memberId()) + ": "
                            + refusal.reason());
        } else if (outcome instanceof Unreachable unreachable) {
            refusals.say(
                    "",
                    "Could not verify an install of portal " + LogQuoting.of(unverifiedAuth.memberId()) + ": "
                            + unreachable.reason());
        }
        return outcome;
    }

    /**
     * Verifies an ONAPPUPDATE: of an installed portal only. With the token known already it is believed as it is; it may also
     * bring a new one (transport §3.3), which takes all of {@link #verify}.
     */
    public Verification verifyUpdate(UnverifiedAuth unverifiedAuth, Instant raisedAt) {
        return knownUpdate(unverifiedAuth, raisedAt).orElseGet(() -> verify(unverifiedAuth, InstallFlow.EVENT));
    }

    /** Judges an ONAPPUPDATE as far as nobody has to be asked; empty when it brings a token that has to be verified. */
    public Optional<Verification> knownUpdate(UnverifiedAuth unverifiedAuth, Instant raisedAt) {
        Optional<Tenant> known = PortalId.isValid(unverifiedAuth.memberId())
                ? tenants.find(new PortalId(unverifiedAuth.memberId())).filter(Tenant::isActive)
                : Optional.empty();
        if (known.isEmpty()) {
            return Optional.of(new Refused("portal " + LogQuoting.of(unverifiedAuth.memberId()) + " is not installed"));
        }
        Optional<String> stale = EventVerifier.stale(raisedAt, clock.instant());
        if (stale.isPresent()) {
            return Optional.of(new Refused(stale.get()));
        }
        return known.filter(tenant -> tenant.applicationToken().matches(unverifiedAuth.applicationToken()))
                .map(Verified::new);
    }

    /** What is wrong with an install for all that is known without asking anybody: most forgeries end here. */
    public Optional<Refused> objection(UnverifiedAuth unverifiedAuth) {
        return ClaimPrecheck.problem(unverifiedAuth, policy)
                .or(() ->
                        refused.find(unverifiedAuth.credentials().accessToken()).map(reason -> reason + ", as before"))
                .map(Refused::new);
    }

    private Verification judge(UnverifiedAuth unverifiedAuth, InstallFlow flow) {
        Optional<Refused> objection = objection(unverifiedAuth);
        return objection.isPresent() ? objection.get() : prove(unverifiedAuth, flow);
    }

    private Verification prove(UnverifiedAuth unverifiedAuth, InstallFlow flow) {
        URI server = servers.choose(unverifiedAuth.serverEndpoint());
        Secret token = unverifiedAuth.credentials().accessToken();
        AppInfo info;
        try {
            info = servers.appInfo(server, token);
        } catch (RestException e) {
            return failed("the OAuth server", token, e);
        }
        if (info.clientId().isEmpty()) {
            return new Unreachable("the OAuth server answers without naming an app");
        }
        if (!info.clientId().equals(settings.clientId())) {
            refused.add(token, "the token is another app's", REFUSED_FOR);
            return new Refused("the token is another app's");
        }
        if (!info.memberId().equals(unverifiedAuth.memberId())) {
            refused.add(token, "the token is another portal's", REFUSED_FOR);
            return new Refused("the token is another portal's");
        }
        Optional<String> mismatch = mismatch(unverifiedAuth, flow, info);
        if (mismatch.isPresent()) {
            return new Refused(mismatch.get());
        }
        Portal portal = new Portal(new PortalId(info.memberId()), Endpoint.of(info.clientEndpoint()));
        Optional<Verification> notAdmin = adminsOnly ? notAdmin(portal, token) : Optional.empty();
        return notAdmin.orElseGet(() -> new Verified(store(unverifiedAuth, server, info, portal)));
    }

    /** Steps 3, 4 and 7 of transport §5.3: what the answer says against what was claimed. */
    private Optional<String> mismatch(UnverifiedAuth unverifiedAuth, InstallFlow flow, AppInfo info) {
        if (!info.installed() && flow == InstallFlow.EVENT) {
            return Optional.of("the app is not installed there yet");
        }
        Optional<Endpoint> endpoint = ClaimPrecheck.endpoint(info.clientEndpoint());
        if (endpoint.isEmpty()) {
            return Optional.of("the OAuth server names no REST address: " + LogQuoting.of(info.clientEndpoint()));
        }
        if (!unverifiedAuth.clientEndpoint().isEmpty()
                && !ClaimPrecheck.endpoint(unverifiedAuth.clientEndpoint()).equals(endpoint)) {
            return Optional.of("it claims the address " + LogQuoting.of(unverifiedAuth.clientEndpoint()) + ", which is "
                    + LogQuoting.of(info.clientEndpoint()));
        }
        if (!unverifiedAuth.domain().isEmpty()
                && !endpoint.get().host().equals(WebAddress.hostIn(unverifiedAuth.domain()))) {
            return Optional.of("it claims the domain " + LogQuoting.of(unverifiedAuth.domain())
                    + ", and the portal is at " + LogQuoting.of(info.clientEndpoint()));
        }
        return policy.refusal(endpoint.get());
    }

    private Optional<Verification> notAdmin(Portal portal, Secret token) {
        try {
            boolean admin = PlatformCalls.isAdmin(rest.call(
                    portal.id(), portal.endpoint(), token, PlatformCalls.profile(), tolls.apply(portal.id())));
            return admin
                    ? Optional.empty()
                    : Optional.of(
                            new Refused("the user is no administrator of " + portal.domain(), Optional.of(portal)));
        } catch (RestException e) {
            return Optional.of(failed("the portal", token, e));
        }
    }

    private Verification failed(String who, Secret token, RestException e) {
        String reason = who + " says: " + e.getMessage();
        boolean definite = e instanceof TokenExpiredException
                || e instanceof AuthorizationException
                || e instanceof AppUnavailableException
                || e instanceof RejectedException
                || e instanceof UnknownMethodException;
        if (!definite) {
            return new Unreachable(reason);
        }
        refused.add(token, reason, REFUSED_FOR);
        return new Refused(reason);
    }

    private Tenant store(UnverifiedAuth unverifiedAuth, URI server, AppInfo info, Portal portal) {
        Optional<Tenant> renewed = tenants.update(
                portal.id(),
                known -> tenant(
                                unverifiedAuth,
                                server,
                                info,
                                portal,
                                known.credentials().refreshToken())
                        .speaking(known.protocol()));
        return renewed.orElseGet(() -> {
            Tenant first = tenant(unverifiedAuth, server, info, portal, Secret.none());
            tenants.save(first);
            return first;
        });
    }

    /** A claim without a refresh token leaves the one that is known. */
    private Tenant tenant(UnverifiedAuth unverifiedAuth, URI server, AppInfo info, Portal portal, Secret known) {
        Credentials claimed = unverifiedAuth.credentials();
        Secret refresh = claimed.refreshToken().isPresent() ? claimed.refreshToken() : known;
        Instant expires = info.expiresAt().equals(Instant.EPOCH) ? claimed.expiresAt() : info.expiresAt();
        return new Tenant(
                portal,
                unverifiedAuth.applicationToken(),
                new Credentials(claimed.accessToken(), refresh, expires),
                server.toString(),
                info.scope(),
                info.status(),
                clock.instant(),
                Optional.empty());
    }
}
