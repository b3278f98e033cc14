package io.github.imbot4j.execution;

import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.DeliveryEvent;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.Outbox;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Has a listener hear of events and calls, by standing before those who handle and settle them. Where nobody listens nobody stands there.
 *
 * <p>Safe for use by several threads.
 */
public final class ObservedDelivery {

    private final DeliveryReporter reporter;
    private final Clock clock;

    public ObservedDelivery(DeliveryReporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Tells of each event that it is handled, and how that ended. */
    public Consumer<ClaimedEvent> handling(Function<ClaimedEvent, HandlingResult> handle) {
        return reporter.isHeard()
                ? claimed -> handle(claimed, handle)
                : claimed -> {
                    HandlingResult unused = handle.apply(claimed);
                };
    }

    private void handle(ClaimedEvent claimed, Function<ClaimedEvent, HandlingResult> handle) {
        Lane lane = claimed.entry().lane();
        String event = claimed.entry().event().getClass().getSimpleName();
        Duration age = Duration.between(claimed.entry().event().origin().raisedAt(), clock.instant());
        reporter.report(() -> new DeliveryEvent.Claimed(
                lane.portal(), lane.bot(), event, claimed.attempt(), age.isNegative() ? Duration.ZERO : age));
        long begun = System.nanoTime();
        HandlingResult result = handle.apply(claimed);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        reporter.report(() -> new DeliveryEvent.Handled(lane.portal(), lane.bot(), event, handling(result), took));
    }

    private static DeliveryEvent.Handling handling(HandlingResult result) {
        if (result instanceof HandlingResult.Done) {
            return DeliveryEvent.Handling.DONE;
        }
        return result instanceof HandlingResult.Again
                ? DeliveryEvent.Handling.AGAIN
                : DeliveryEvent.Handling.DEAD_LETTER;
    }

    /** Tells of incidents, too. */
    public Consumer<Incident> incidents(Consumer<Incident> listener) {
        return reporter.isHeard()
                ? listener.andThen(incident -> reporter.report(() -> new DeliveryEvent.Failed(incident)))
                : listener;
    }

    /** Tells of each call what became of it. */
    public Outbox settling(Outbox outbox) {
        return reporter.isHeard() ? new ObservedOutbox(outbox, reporter) : outbox;
    }

    private record ObservedOutbox(Outbox outbox, DeliveryReporter reporter) implements Outbox {

        @Override
        public void put(List<OutgoingCall> calls) {
            outbox.put(calls);
        }

        @Override
        public int putOnce(String group, Map<String, List<OutgoingCall>> calls) {
            return outbox.putOnce(group, calls);
        }

        @Override
        public BroadcastProgress progress(String group) {
            return outbox.progress(group);
        }

        @Override
        public List<ClaimedCall> claimCalls(ClaimLimit claimLimit, Duration wait) {
            return outbox.claimCalls(claimLimit, wait);
        }

        @Override
        public void settle(List<CallOutcome> settlements) {
            settlements.forEach(this::tell);
            outbox.settle(settlements);
        }

        @Override
        public void settle(List<CallOutcome> settlements, Consumer<RuntimeException> failed) {
            // Before: once it is settled, the next call of its lane may be heard of.
            settlements.forEach(this::tell);
            outbox.settle(settlements, failed);
        }

        private void tell(CallOutcome outcome) {
            OutgoingCall call = outcome.call().call();
            reporter.report(() -> new DeliveryEvent.Settled(
                    call.lane().portal(), call.lane().bot(), call.call().method(), settlement(outcome)));
        }

        private static DeliveryEvent.Settlement settlement(CallOutcome outcome) {
            if (outcome instanceof CallOutcome.Sent) {
                return DeliveryEvent.Settlement.SENT;
            }
            if (outcome instanceof CallOutcome.Again) {
                return DeliveryEvent.Settlement.AGAIN;
            }
            return outcome instanceof CallOutcome.Refused
                    ? DeliveryEvent.Settlement.REFUSED
                    : DeliveryEvent.Settlement.UNKNOWN;
        }

        @Override
        public int giveUp(PortalId portal, Instant until, String why) {
            return outbox.giveUp(portal, until, why);
        }

        @Override
        public void wake() {
            outbox.wake();
        }
    }
}
