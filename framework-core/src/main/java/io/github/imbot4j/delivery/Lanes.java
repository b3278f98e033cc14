package io.github.imbot4j.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The lanes of a journal: each keeps its work in order and offers what can be done now. Guarded by the journal's lock.
 */
final class Lanes {

    private final Clock clock;
    private final Map<Lane, LaneWork> lanes = new HashMap<>();
    private final Turns eventTurns = new Turns();
    private final CallTurns callTurns = new CallTurns();
    private final Delays delays = new Delays();

    Lanes(Clock clock) {
        this.clock = clock;
    }

    void add(InboxItem event) {
        work(event.lane()).events.add(event);
        offer(event.lane());
    }

    Optional<InboxItem> takeEvent(Predicate<Lane.Owner> welcome) {
        Optional<Lane> lane = eventTurns.take(welcome);
        while (lane.isPresent()) {
            LaneWork work = work(lane.get());
            work.eventOffered = false;
            Optional<InboxItem> next = work.firstEvent().filter(event -> isDue(event.notBefore()));
            if (next.isPresent()) {
                work.events.remove();
                work.handling = next;
                return next;
            }
            lane = eventTurns.take(welcome);
        }
        return Optional.empty();
    }

    /** Ends the handling of an entry; its lane is offered by whoever goes on with it. */
    InboxItem endEvent(ClaimedEvent claimedEvent) {
        LaneWork work = work(claimedEvent.entry().lane());
        InboxItem item = work.handling
                .filter(handling -> handling.id() == claimedEvent.id())
                .orElseThrow(() -> new IllegalStateException("Entry " + claimedEvent.id() + " of lane "
                        + claimedEvent.entry().lane() + " is not being handled; end it once."));
        work.handling = Optional.empty();
        return item;
    }

    void putBack(InboxItem event) {
        work(event.lane()).events.addFirst(event);
        offer(event.lane());
    }

    /** Adds a call at the end of its lane. */
    void add(OutboxItem call) {
        work(call.lane()).calls.add(call);
        offer(call.lane());
    }

    /** Removes the waiting calls of its lane that a call makes needless. */
    List<OutboxItem> removeNeedless(OutgoingCall later) {
        LaneWork work = work(later.lane());
        List<OutboxItem> needless = work.calls.stream()
                .filter(waiting -> CallCoalescing.makesNeedless(later, waiting.call()))
                .toList();
        needless.forEach(gone -> remove(work, gone));
        return needless;
    }

    List<OutboxItem> takeCalls(ClaimLimit claimLimit) {
        List<OutboxItem> taken = callTurns.take(claimLimit);
        for (OutboxItem call : taken) {
            LaneWork work = work(call.lane());
            work.offered = Optional.empty();
            work.calls.remove();
            work.sending = Optional.of(call);
        }
        return taken;
    }

    OutboxItem requireSending(ClaimedCall claimed) {
        return Optional.ofNullable(lanes.get(claimed.call().lane()))
                .flatMap(work -> work.sending)
                .filter(sending -> sending.id() == claimed.id())
                .orElseThrow(() -> new IllegalStateException("Call " + claimed.id() + " of lane "
                        + claimed.call().lane() + " is not being sent; settle it once."));
    }

    void endCall(OutboxItem call) {
        work(call.lane()).sending = Optional.empty();
        offer(call.lane());
    }

    void putBack(OutboxItem call) {
        LaneWork work = work(call.lane());
        work.sending = Optional.empty();
        work.calls.addFirst(call);
        offer(call.lane());
    }

    /** Takes a waiting call out of its lane; empty when it is not waiting. */
    Optional<OutboxItem> removeWaiting(long id) {
        for (LaneWork work : lanes.values()) {
            for (OutboxItem call : work.calls) {
                if (call.id() == id) {
                    remove(work, call);
                    offer(call.lane());
                    return Optional.of(call);
                }
            }
        }
        return Optional.empty();
    }

    private void remove(LaneWork work, OutboxItem call) {
        Iterator<OutboxItem> calls = work.calls.iterator();
        while (calls.hasNext()) {
            if (calls.next().id() == call.id()) {
                calls.remove();
            }
        }
        if (work.offered.filter(one -> one.id() == call.id()).isPresent()) {
            callTurns.remove(call);
            work.offered = Optional.empty();
        }
    }

    Stream<InboxItem> events() {
        return works().stream().flatMap(work -> Stream.concat(work.handling.stream(), work.events.stream()));
    }

    Stream<OutboxItem> calls() {
        return works().stream().flatMap(work -> Stream.concat(work.sending.stream(), work.calls.stream()));
    }

    boolean isAnythingOut() {
        return works().stream().anyMatch(work -> work.handling.isPresent() || work.sending.isPresent());
    }

    /** Offers the lanes whose time has come. */
    void release() {
        Optional<Lane> lane = delays.due(clock.instant());
        while (lane.isPresent()) {
            offer(lane.get());
            lane = delays.due(clock.instant());
        }
    }

    Optional<Instant> nextRelease() {
        return delays.next();
    }

    private Collection<LaneWork> works() {
        return lanes.values();
    }

    private LaneWork work(Lane lane) {
        return lanes.computeIfAbsent(lane, name -> new LaneWork());
    }

    private boolean isDue(Optional<Instant> notBefore) {
        return notBefore.isEmpty() || !notBefore.get().isAfter(clock.instant());
    }

    /** Gives the lane its places in the turns, or forgets it when nothing is left in it. */
    void offer(Lane lane) {
        LaneWork work = work(lane);
        Optional<OutboxItem> call = work.firstCall();
        if (call.isPresent() && work.offered.isEmpty()) {
            if (isDue(call.get().notBefore())) {
                work.offered = call;
                callTurns.add(call.get());
            } else {
                delays.add(call.get().notBefore().orElseThrow(), lane);
            }
        }
        Optional<InboxItem> event = work.firstEvent();
        if (event.isPresent() && !work.eventOffered) {
            if (isDue(event.get().notBefore())) {
                work.eventOffered = true;
                eventTurns.add(lane);
            } else {
                delays.add(event.get().notBefore().orElseThrow(), lane);
            }
        }
        if (work.isIdle()) {
            lanes.remove(lane);
        }
    }
}
