package io.github.imbot4j.install;

import io.github.imbot4j.install.EventVerification.Accepted;
import io.github.imbot4j.install.EventVerification.Late;
import io.github.imbot4j.install.EventVerification.Refused;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verification of an event's origin (transport §5.2): the {@code application_token} must be the one stored for the
 * {@code member_id}, or one derived for the bots of an inbound webhook. Never makes an outgoing call, and trusts nothing else in the event.
 *
 * <p>An ONAPPUPDATE may bring a new token: it goes to {@link InstallVerifier#verifyUpdate}. Safe for use by several
 * threads.
 */
@SuppressWarnings("exports") // claims are read, and verified, inside this module only
public final class EventVerifier {

    /** How old an event may be by the portal's clock. */
    static final Duration MAX_AGE = Duration.ofHours(24);

    /** How far a portal's clock may be ahead of ours. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(EventVerifier.class);

    private final Tenants tenants;
    private final Clock clock;
    private final WrongTokens wrongTokens;
    private final PortalClocks clocks;
    private final BiPredicate<Tenant, Secret> webhooks;

    /** Verifies posts of portals that installed the app; those of webhooks are refused. */
    EventVerifier(Tenants tenants, Clock clock) {
        this(tenants, clock, (tenant, token) -> false);
    }

    /**
     * Verifies posts.
     *
     * @param webhooks whether a token is one that only the portal of an inbound webhook knows
     */
    public EventVerifier(Tenants tenants, Clock clock, BiPredicate<Tenant, Secret> webhooks) {
        this.webhooks = webhooks;
        this.tenants = tenants;
        this.clock = clock;
        this.wrongTokens = new WrongTokens(clock);
        this.clocks = new PortalClocks(clock);
    }

    /**
     * Judges an event.
     *
     * @param raisedAt the event's own time; the time of receipt when it says none
     */
    public EventVerification verify(UnverifiedAuth unverifiedAuth, Instant raisedAt) {
        if (!PortalId.isValid(unverifiedAuth.memberId())) {
            return new Refused("auth[member_id] is missing or malformed");
        }
        PortalId id = new PortalId(unverifiedAuth.memberId());
        Optional<Tenant> tenant = tenants.find(id);
        if (tenant.isEmpty()) {
            return new Refused("portal " + id + " is not installed");
        }
        if (!isProven(tenant.get(), unverifiedAuth.applicationToken())) {
            wrongTokens.add(tenant.get());
            return new Refused("auth[application_token] is not that of portal " + id);
        }
        Optional<String> stale = stale(raisedAt, clock.instant());
        if (stale.isPresent()) {
            clocks.refused(tenant.get(), raisedAt);
            return new Refused(stale.get());
        }
        clocks.accepted(id);
        return tenant.get().isActive() ? new Accepted(tenant.get()) : new Late(tenant.get());
    }

    private boolean isProven(Tenant tenant, Secret token) {
        return tenant.isWebhook()
                ? webhooks.test(tenant, token)
                : tenant.applicationToken().matches(token);
    }

    /** Counts an ONAPPUPDATE with another token than the stored: it may bring a new one, and it may be a guess. */
    public void otherToken(UnverifiedAuth unverifiedAuth) {
        if (PortalId.isValid(unverifiedAuth.memberId())) {
            tenants.find(new PortalId(unverifiedAuth.memberId())).ifPresent(wrongTokens::add);
        }
    }

    /** Portals whose application token is guessed, and portals whose clock differs too much, one line each. */
    public List<String> notices() {
        return Stream.concat(wrongTokens.notices(tenants).stream(), clocks.notices().stream())
                .toList();
    }

    /** Judges an ONAPPUNINSTALL as any event, and refuses one raised before the install that is stored; marks nothing. */
    public EventVerification verifyUninstall(UnverifiedAuth unverifiedAuth, Instant raisedAt) {
        EventVerification judged = verify(unverifiedAuth, raisedAt);
        return judged instanceof Accepted accepted && isOvertaken(accepted.tenant(), raisedAt)
                ? new Refused("the uninstall of portal " + accepted.tenant().id() + " is older than its install")
                : judged;
    }

    /**
     * Judges an ONAPPUNINSTALL that the OAuth server confirmed and, when it is to be believed, marks the tenant as uninstalled. Nothing is deleted
     * (transport §5.4 no. 6). One raised before the install that is stored was overtaken by it, and is refused.
     */
    public EventVerification uninstall(UnverifiedAuth unverifiedAuth, Instant raisedAt) {
        EventVerification judged = verify(unverifiedAuth, raisedAt);
        if (!(judged instanceof Accepted accepted)) {
            return judged;
        }
        return tenants.update(accepted.tenant().id(), tenant -> uninstalled(tenant, unverifiedAuth, raisedAt))
                .filter(tenant -> !tenant.isActive())
                .<EventVerification>map(tenant -> {
                    LOG.info(
                            "Portal {} ({}) uninstalled the app.",
                            tenant.id(),
                            tenant.portal().domain());
                    return new Accepted(tenant);
                })
                .orElseGet(() -> new Refused(
                        "the uninstall of portal " + accepted.tenant().id() + " is older than its install"));
    }

    private Tenant uninstalled(Tenant tenant, UnverifiedAuth unverifiedAuth, Instant raisedAt) {
        boolean ours = tenant.applicationToken().matches(unverifiedAuth.applicationToken());
        return ours && !isOvertaken(tenant, raisedAt) ? tenant.uninstalled(clock.instant()) : tenant;
    }

    /** A portal tells whole seconds. */
    private static boolean isOvertaken(Tenant tenant, Instant raisedAt) {
        return raisedAt.isBefore(tenant.installedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    static Optional<String> stale(Instant raisedAt, Instant now) {
        if (raisedAt.isBefore(now.minus(MAX_AGE))) {
            return Optional.of("raised at " + raisedAt + ", more than " + MAX_AGE.toHours() + " hours ago");
        }
        if (raisedAt.isAfter(now.plus(MAX_AHEAD))) {
            return Optional.of(
                    "raised at " + raisedAt + ", more than " + MAX_AHEAD.toMinutes() + " minutes in the future");
        }
        return Optional.empty();
    }
}
