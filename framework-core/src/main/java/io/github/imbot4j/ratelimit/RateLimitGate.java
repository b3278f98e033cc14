package io.github.imbot4j.ratelimit;

import io.github.imbot4j.delivery.DeliveryEvent;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.PortalSendState.Ticket;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.CallInterceptor;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.RetryHint;
import io.github.imbot4j.rest.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A factory of the interceptors that calls to a portal pass, so that every request counts towards its rate limit.
 *
 * <p>Safe for use by several threads.
 */
public final class RateLimitGate {

    /** A call that finds no place within this time fails, so that no thread is held for longer. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final PortalRateLimiter budget;
    private final Sleeper sleeper;
    private final DeliveryReporter reporter;
    private final boolean isHeard;

    /**
     * Counts in a budget.
     *
     * @param sleeper waits for a place
     * @param reporter tells of each request
     */
    public RateLimitGate(PortalRateLimiter budget, Sleeper sleeper, DeliveryReporter reporter) {
        this.budget = budget;
        this.sleeper = sleeper;
        this.reporter = reporter;
        this.isHeard = reporter.isHeard();
    }

    /** Counts in a budget, and tells nobody. */
    public RateLimitGate(PortalRateLimiter budget, Sleeper sleeper) {
        this(budget, sleeper, DeliveryReporter.NONE);
    }

    private CallInterceptor told(PortalId portal, CallInterceptor inner) {
        return isHeard ? new Told(portal, inner) : inner;
    }

    /** For a call of somebody who waits for its answer: it waits for a place, up to half a minute, the urgent ones first. */
    public CallInterceptor waiting(PortalId portal, Priority priority) {
        return told(portal, new Counted(portal) {
            @Override
            public void enter(Call call) {
                await(portal, call, priority);
            }

            /** A token that is too old is renewed, and a portal that moved is looked for. */
            @Override
            public void failed(Call call, RestException failure) {
                if (failure.retry() != RetryHint.AFTER_REFRESH) {
                    budget.failed(portal, call, failure);
                }
            }
        });
    }

    /** For one call of the outbox, which has taken its place already; making it again after a refresh is counted only. */
    public CallInterceptor passing(PortalId portal) {
        AtomicBoolean again = new AtomicBoolean();
        return told(portal, new Counted(portal) {
            @Override
            public void enter(Call call) {
                if (again.getAndSet(true)) {
                    budget.force(portal);
                }
            }

            /** The outbox tells the budget itself, once it is certain. */
            @Override
            public void failed(Call call, RestException failure) {}
        });
    }

    /**
     * For a call that has to be made at once with a token nobody knows yet, as of an install: it is counted, and what becomes
     * of it says nothing about the portal.
     */
    public CallInterceptor counting(PortalId portal) {
        return told(portal, new CallInterceptor() {
            @Override
            public void enter(Call call) {
                budget.force(portal);
            }

            @Override
            public void answered(Call call, RestResponse restResponse) {}

            @Override
            public void failed(Call call, RestException failure) {}
        });
    }

    private void await(PortalId portal, Call call, Priority priority) {
        PortalSendState state = budget.state(portal);
        Ticket ticket;
        synchronized (state) {
            ticket = state.join(priority);
        }
        try {
            Duration waited = Duration.ZERO;
            Optional<Duration> pause = tryNow(portal, state, ticket, call);
            while (pause.isPresent()) {
                if (waited.plus(pause.get()).compareTo(PATIENCE) > 0) {
                    throw refused(portal, call);
                }
                sleep(portal, call, pause.get());
                waited = waited.plus(pause.get());
                pause = tryNow(portal, state, ticket, call);
            }
        } finally {
            synchronized (state) {
                state.leave(ticket);
            }
        }
    }

    /** Takes a place when there is one for this ticket and those before it, else says how long to wait. */
    private Optional<Duration> tryNow(PortalId portal, PortalSendState state, Ticket ticket, Call call) {
        Optional<Duration> held = held(portal, call);
        if (held.isPresent()) {
            return held;
        }
        int before;
        synchronized (state) {
            before = state.before(ticket);
        }
        Rate rate = budget.rate(portal, state);
        int room = budget.room(portal, rate);
        if (before < room && budget.takeNow(portal, state) == 1) {
            synchronized (state) {
                state.directTurn = false;
            }
            return Optional.empty();
        }
        double seconds = Math.max(1, before + 1 - room) / rate.perSecond();
        return Optional.of(longer(Duration.ofMillis((long) (seconds * 1000))));
    }

    private Optional<Duration> held(PortalId portal, Call call) {
        return budget.directHeldFor(portal, call).map(RateLimitGate::longer);
    }

    private static Duration longer(Duration pause) {
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }

    private void sleep(PortalId portal, Call call, Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw refused(portal, call);
        }
    }

    private static RestException refused(PortalId portal, Call call) {
        return RestException.of(
                call.method(),
                portal.toString(),
                503,
                "QUERY_LIMIT_EXCEEDED",
                "the portal's budget had no place for it in time; it was not sent");
    }

    /** Tells what became of one call, which may be made again. */
    private final class Told implements CallInterceptor {

        private final PortalId portal;
        private final CallInterceptor inner;
        private volatile long begun;

        Told(PortalId portal, CallInterceptor inner) {
            this.portal = portal;
            this.inner = inner;
        }

        @Override
        public void enter(Call call) {
            inner.enter(call);
            begun = System.nanoTime();
        }

        @Override
        public void answered(Call call, RestResponse restResponse) {
            tell(call, Optional.empty());
            inner.answered(call, restResponse);
        }

        @Override
        public void failed(Call call, RestException failure) {
            tell(call, Optional.of(failure));
            inner.failed(call, failure);
        }

        private void tell(Call call, Optional<RestException> failure) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            reporter.report(() -> new DeliveryEvent.Called(portal, call.method(), failure, took));
        }
    }

    private abstract class Counted implements CallInterceptor {

        private final PortalId portal;

        Counted(PortalId portal) {
            this.portal = portal;
        }

        @Override
        public void answered(Call call, RestResponse restResponse) {
            budget.answered(portal, call, restResponse);
        }
    }
}
