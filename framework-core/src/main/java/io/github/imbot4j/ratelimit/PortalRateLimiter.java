package io.github.imbot4j.ratelimit;

import io.github.imbot4j.concurrent.SteadyClock;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.RetryHint;
import io.github.imbot4j.rest.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rate limiter of each portal (transport §2), shared by the outbox, the direct calls of handlers, and maintenance.
 * It decides how many waiting calls go now and whether they travel together, and it learns from what becomes of them: a
 * full bucket, a method that used up its time, a portal that is down, blocked, or does not know the app any more keep
 * calls back, not losing them.
 *
 * <p>Safe for use by several threads.
 */
public final class PortalRateLimiter implements ClaimLimit {

    private static final Logger LOG = LoggerFactory.getLogger(PortalRateLimiter.class);

    /** {@code LICENSE_FAMILY} of Enterprise portals (transport §2.1). */
    private static final String ENTERPRISE = "ent";

    /** So many calls in a row may get no answer before the portal counts as down: each of them may be lost. */
    private static final int UNKNOWN_TOLERATED = 1;

    private static final Duration WHILE_BLOCKED = Duration.ofHours(3);
    private static final Duration WHILE_PARKED = Duration.ofHours(1);
    private static final RetryPolicy WHILE_FULL = RetryPolicy.forever(
                    Duration.ofSeconds(1), 1.5, Duration.ofSeconds(30))
            .withJitter(0.1);
    private static final RetryPolicy WHILE_DOWN =
            RetryPolicy.forever(Duration.ofSeconds(5), 2, Duration.ofMinutes(5)).withJitter(0.1);

    /** What a call in a batch can tell of more than itself; the batch as a whole has its own outcome. */
    private static final Set<FailureScope> OF_MORE =
            EnumSet.of(FailureScope.METHOD, FailureScope.FULL, FailureScope.BLOCKED, FailureScope.PARKED);

    private final RequestQuota requestQuota;
    private final RateLimits rateLimits;
    private final Clock clock;
    private final Signals signals;
    private final Map<PortalId, PortalSendState> portals = new ConcurrentSkipListMap<>();

    /** What the budget asks of those around it; none of it may block. */
    public interface Signals {

        /** Has the outbox ask for its share again after a while. */
        void wakeAfter(Duration pause);

        /** Has somebody ask the portal what it pays for, and tell {@link #tariff}. */
        void askTariff(PortalId portal);

        /** Tells that nothing is sent there for a while. */
        default void held(PortalId portal, Duration pause, RestException cause) {}
    }

    /**
     * Starts with no portal known.
     *
     * @param clock measures waits, see {@link SteadyClock}
     */
    public PortalRateLimiter(RequestQuota requestQuota, RateLimits rateLimits, Clock clock, Signals signals) {
        this.requestQuota = requestQuota;
        this.rateLimits = rateLimits;
        this.clock = clock;
        this.signals = signals;
    }

    /** Decides for the outbox. Whoever takes the calls has to {@link #take} the place. */
    @Override
    public int of(PortalId portal, int ready) {
        PortalSendState state = state(portal);
        synchronized (state) {
            Instant now = clock.instant();
            if (state.hold.isPresent()) {
                PortalBackoff portalBackoff = state.hold.get();
                if (portalBackoff.isOn(now)) {
                    return notNow(state, portalBackoff.until(), now);
                }
                state.hold = portalBackoff.wantsProbe() ? Optional.of(portalBackoff.probing(now)) : Optional.empty();
                if (portalBackoff.wantsProbe()) {
                    return 1;
                }
            }
            return share(portal, state, ready, now);
        }
    }

    private int share(PortalId portal, PortalSendState state, int ready, Instant now) {
        Rate rate = rateLimits.rate(portal, state.isEnterprise);
        if (!rate.isLimited()) {
            return 1;
        }
        int room = requestQuota.room(portal, rate) - state.reserved(now);
        if (room < ready && rateLimits.asksTariff(portal) && !state.tariffAsked) {
            state.tariffAsked = true;
            signals.askTariff(portal);
        }
        if (state.directTurn && room <= state.waiting()) {
            room -= state.waiting();
        }
        if (room <= 0) {
            return notNow(state, now.plus(place(rate)), now);
        }
        state.reserve(now);
        state.directTurn = true;
        boolean alone = state.batchRefused
                || state.operating.heldUntil(Batch.METHOD, now).isPresent();
        return room >= ready || alone ? 1 : Math.min(ready, Batch.MOST);
    }

    private int notNow(PortalSendState state, Instant until, Instant now) {
        if (state.arm(until, now)) {
            signals.wakeAfter(Duration.between(now, until).plusMillis(1));
        }
        return 0;
    }

    /** How long one place takes to come free. */
    private static Duration place(Rate rate) {
        return Duration.ofNanos((long) (1e9 / rate.perSecond()));
    }

    /** Takes a place for one request of the outbox; false when there is none now after all. */
    public boolean take(PortalId portal) {
        PortalSendState state = state(portal);
        synchronized (state) {
            state.redeem();
        }
        return requestQuota.take(portal, rate(portal, state), 1) == 1;
    }

    /**
     * Takes a place for a request that has to be made whether there is one or not, such as the second half of something. What comes
     * after it waits longer instead.
     */
    public void force(PortalId portal) {
        counted(() -> requestQuota.charge(portal, rate(portal, state(portal))));
    }

    /** A request that has to be made, or was made, is made whether or not the storage can count it. */
    private static void counted(Runnable counting) {
        try {
            counting.run();
        } catch (JournalException storage) {
            LOG.debug("A request was not counted: {}", storage.getMessage());
        }
    }

    /** After how long to come again for a place that was not there. */
    public Duration nextPlace(PortalId portal) {
        Rate rate = rate(portal, state(portal));
        return rate.isLimited() ? place(rate) : Duration.ZERO;
    }

    /** For how long a method of a portal is not to be called, because it has used up its time; empty when it may be. */
    public Optional<Duration> heldFor(PortalId portal, Call call) {
        PortalSendState state = state(portal);
        synchronized (state) {
            Instant now = clock.instant();
            return state.operating.heldUntil(call.method(), now).map(until -> Duration.between(now, until));
        }
    }

    /**
     * The same for somebody's own call, and all that is in it when it is a batch; it also waits where trying would do harm. One that
     * is down he may find out about.
     */
    Optional<Duration> directHeldFor(PortalId portal, Call call) {
        PortalSendState state = state(portal);
        synchronized (state) {
            Instant now = clock.instant();
            return Stream.concat(Stream.of(call.method()), Batch.methods(call).stream())
                    .flatMap(method -> state.operating.heldUntil(method, now).stream())
                    .max(Comparator.naturalOrder())
                    .or(() -> state.hold
                            .filter(portalBackoff -> portalBackoff.isOn(now)
                                    && (portalBackoff.cause() == FailureScope.FULL
                                            || portalBackoff.cause() == FailureScope.BLOCKED))
                            .map(PortalBackoff::until))
                    .map(until -> Duration.between(now, until));
        }
    }

    /** A portal answered a call: whatever kept its calls back is over. A batch's answer tells of each call in it, too. */
    public void answered(PortalId portal, Call call, RestResponse restResponse) {
        PortalSendState state = state(portal);
        synchronized (state) {
            state.operating.answered(call.method(), restResponse, clock.instant());
        }
        recovered(portal, state);
        Batch.parts(call, restResponse).forEach(part -> inside(portal, part));
    }

    private void inside(PortalId portal, Batch.Part part) {
        if (part.outcome() instanceof Outcome.Answered answered) {
            answered(portal, part.call(), answered.answer());
        } else if (part.outcome() instanceof Outcome.Failed failed
                && failed.failure().retry() != RetryHint.AFTER_REFRESH
                && OF_MORE.contains(FailureScope.of(part.call(), failed.failure()))) {
            failed(portal, part.call(), failed.failure());
        }
    }

    private void recovered(PortalId portal, PortalSendState state) {
        boolean wasHeld;
        synchronized (state) {
            wasHeld = state.recovered();
        }
        if (wasHeld) {
            LOG.info("Portal {} accepts calls again.", portal);
            signals.wakeAfter(Duration.ZERO);
        }
    }

    /** A portal did not take a call. */
    public void failed(PortalId portal, Call call, RestException failure) {
        FailureScope failureScope = FailureScope.of(call, failure);
        PortalSendState state = state(portal);
        switch (failureScope) {
            case CALL -> refused(portal, state, failure);
            case METHOD -> methodStopped(state, call);
            case UNKNOWN -> holdBack(portal, state, failureScope, failure);
            default -> holdBack(portal, state, failureScope, failure);
        }
        if (failureScope == FailureScope.FULL) {
            counted(() -> requestQuota.fill(portal, rate(portal, state)));
        }
    }

    /** A portal that refuses answers. */
    private void refused(PortalId portal, PortalSendState state, RestException failure) {
        if (failure.status() != 0) {
            recovered(portal, state);
        }
    }

    private void methodStopped(PortalSendState state, Call call) {
        synchronized (state) {
            state.operating.refused(call.method(), clock.instant());
        }
    }

    private void holdBack(PortalId portal, PortalSendState state, FailureScope failureScope, RestException failure) {
        synchronized (state) {
            Instant now = clock.instant();
            boolean isUnknown = failureScope == FailureScope.UNKNOWN;
            FailureScope cause = isUnknown ? FailureScope.DOWN : failureScope;
            int inARow = state.count(failureScope, now) - (isUnknown ? UNKNOWN_TOLERATED : 0);
            if (inARow > 0) {
                Duration own = pause(cause, inARow);
                Duration asked = asked(failure);
                Duration pause = asked.compareTo(own) > 0 ? asked : own;
                hold(portal, state, new PortalBackoff(cause, now.plus(pause), reason(failure)));
                signals.held(portal, pause, failure);
            }
        }
    }

    private static void hold(PortalId portal, PortalSendState state, PortalBackoff portalBackoff) {
        boolean isNews =
                state.hold.filter(one -> one.cause() == portalBackoff.cause()).isEmpty();
        state.hold = Optional.of(portalBackoff);
        if (portalBackoff.cause() == FailureScope.BLOCKED) {
            LOG.error(
                    "The vendor has blocked the REST of portal {}. Ask its support why. {}",
                    portal,
                    portalBackoff.why());
        } else if (portalBackoff.isWorthTelling() && isNews) {
            LOG.warn("Nothing is sent for now: {}", portalBackoff.notice(portal));
        }
    }

    private static String reason(RestException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** What the portal's {@code Retry-After} says, up to the longest pause there is for one that is down. */
    private static Duration asked(RestException failure) {
        Duration asked = failure.retryAfter();
        return asked.compareTo(WHILE_DOWN.longest()) > 0 ? WHILE_DOWN.longest() : asked;
    }

    private static Duration pause(FailureScope failureScope, int inARow) {
        return switch (failureScope) {
            case BLOCKED -> WHILE_BLOCKED;
            case PARKED -> WHILE_PARKED;
            case FULL -> WHILE_FULL.pause(inARow, ThreadLocalRandom.current().nextDouble());
            default -> WHILE_DOWN.pause(inARow, ThreadLocalRandom.current().nextDouble());
        };
    }

    /** A portal does not take batches, for whatever reason: its calls travel alone until the process starts again. */
    public void refusesBatches(PortalId portal) {
        PortalSendState state = state(portal);
        synchronized (state) {
            state.batchRefused = true;
        }
        LOG.warn("Portal {} accepts no batches; its calls are sent one by one, which is slow when many wait.", portal);
    }

    /** What a portal pays for, as {@code app.info} says in {@code LICENSE_FAMILY}. */
    public void tariff(PortalId portal, String family) {
        PortalSendState state = state(portal);
        synchronized (state) {
            state.isEnterprise = family.toLowerCase(Locale.ROOT).equals(ENTERPRISE);
        }
        signals.wakeAfter(Duration.ZERO);
    }

    /** The app was installed there anew: what waited is sent. */
    public void release(PortalId portal) {
        PortalSendState state = state(portal);
        recovered(portal, state);
    }

    /** What keeps a portal's calls back now; empty when nothing does. */
    public Optional<FailureScope> cause(PortalId portal) {
        PortalSendState state = state(portal);
        synchronized (state) {
            return state.hold.map(PortalBackoff::cause);
        }
    }

    /** Which portals get no calls for a while and why, one line each. */
    public List<String> notices() {
        return portals.entrySet().stream()
                .flatMap(entry -> notice(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<String> notice(PortalId portal, PortalSendState state) {
        synchronized (state) {
            return state.hold.filter(PortalBackoff::isWorthTelling).map(portalBackoff -> portalBackoff.notice(portal));
        }
    }

    Rate rate(PortalId portal, PortalSendState state) {
        synchronized (state) {
            return rateLimits.rate(portal, state.isEnterprise);
        }
    }

    int room(PortalId portal, Rate rate) {
        return requestQuota.room(portal, rate);
    }

    int takeNow(PortalId portal, PortalSendState state) {
        return requestQuota.take(portal, rate(portal, state), 1);
    }

    PortalSendState state(PortalId portal) {
        return portals.computeIfAbsent(portal, id -> new PortalSendState());
    }
}
