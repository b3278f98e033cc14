package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.CallCoalescing;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneScheduler;
import io.github.imbot4j.delivery.LaneState;
import io.github.imbot4j.delivery.NewestMessages;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.memory.MemoryJournal.MemoryLane;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The calls of an in-memory journal: those in their lanes, and parked ones. Guarded by the journal's lock. */
final class MemoryOutbox {

    private final Clock clock;
    private final UnaryOperator<Instant> steadily;
    private final LaneScheduler<MemoryLane> lanes;
    private final LongSupplier numbers;
    private final NewestMessages newest = new NewestMessages();
    private final BroadcastIndex broadcastIndex = new BroadcastIndex();
    private final ParkedItems<Item> parkedItems = new ParkedItems<>(MemoryJournal.MOST_STOPPED);
    private long open;

    MemoryOutbox(Clock clock, UnaryOperator<Instant> steadily, LaneScheduler<MemoryLane> lanes, LongSupplier numbers) {
        this.clock = clock;
        this.steadily = steadily;
        this.lanes = lanes;
        this.numbers = numbers;
    }

    void put(List<OutgoingCall> calls) {
        calls.forEach(call -> put(call, Optional.empty()));
    }

    /** Puts the calls of those keys that the group does not know yet, and counts the keys. */
    int putOnce(String group, Map<String, List<OutgoingCall>> calls) {
        int fresh = 0;
        for (Map.Entry<String, List<OutgoingCall>> entry : calls.entrySet()) {
            Optional<BroadcastIndex.Member> member =
                    broadcastIndex.join(group, entry.getKey(), entry.getValue().size());
            if (member.isPresent()) {
                fresh++;
                entry.getValue().forEach(call -> put(call, member));
            }
        }
        return fresh;
    }

    private void put(OutgoingCall call, Optional<BroadcastIndex.Member> member) {
        MemoryLane lane = lanes.open(call.lane());
        OutgoingCall last = call;
        for (Item needless : lane.removeCalls(item -> CallCoalescing.makesNeedless(call, item.call()))) {
            last = CallCoalescing.merged(needless.call(), last);
            needless.member().ifPresent(BroadcastIndex.Member::sent);
            open--;
        }
        lane.addCall(new Item(numbers.getAsLong(), last, clock.instant(), member));
        lanes.offer(lane);
        open++;
    }

    BroadcastProgress progress(String group) {
        return broadcastIndex.progress(group);
    }

    List<ClaimedCall> claim(ClaimLimit claimLimit) {
        return lanes.takeCalls(claimLimit).stream()
                .flatMap(lane -> lane.sending().stream())
                .map(item -> item.claim(newest.firstSend(item.lane().portal(), clock.instant())))
                .toList();
    }

    void settle(List<CallOutcome> settlements) {
        List<MemoryLane> sending =
                settlements.stream().map(one -> requireSending(one.call())).toList();
        settlements.forEach(newest::learn);
        for (int i = 0; i < sending.size(); i++) {
            settle(sending.get(i), settlements.get(i));
        }
    }

    private MemoryLane requireSending(ClaimedCall claimed) {
        Lane lane = claimed.call().lane();
        return lanes.find(lane)
                .filter(one ->
                        one.sending().filter(item -> item.id() == claimed.id()).isPresent())
                .orElseThrow(() -> new IllegalStateException(
                        "Call " + claimed.id() + " of lane " + lane + " is not being sent; settle it once."));
    }

    private void settle(MemoryLane lane, CallOutcome callOutcome) {
        Item item = lane.sending().orElseThrow();
        if (callOutcome instanceof CallOutcome.Again again) {
            item.retry(steadily.apply(again.notBefore()), again.why(), again.doubts());
            lanes.unsent(lane);
            return;
        }
        if (callOutcome instanceof CallOutcome.Sent) {
            open--;
            item.member().ifPresent(BroadcastIndex.Member::sent);
        } else if (callOutcome instanceof CallOutcome.Refused refused) {
            stop(item, OutboxState.REFUSED, refused.why());
        } else if (callOutcome instanceof CallOutcome.Unknown unknown) {
            stop(item, OutboxState.UNKNOWN, unknown.why());
        }
        lanes.sent(lane);
    }

    private void stop(Item item, OutboxState state, String why) {
        open--;
        item.end(state, why);
        item.member().ifPresent(BroadcastIndex.Member::failed);
        parkedItems.add(item.id(), item);
    }

    boolean retry(long id) {
        Optional<Item> item = parkedItems.take(id);
        item.ifPresent(one -> {
            one.revive(numbers.getAsLong(), clock.instant());
            one.member().ifPresent(BroadcastIndex.Member::reopened);
            open++;
            MemoryLane lane = lanes.open(one.lane());
            lane.addCall(one);
            lanes.offer(lane);
        });
        return item.isPresent();
    }

    boolean drop(long id) {
        if (parkedItems.take(id).isPresent()) {
            return true;
        }
        List<Item> waiting = removeWaiting(item -> item.id() == id);
        waiting.forEach(item -> {
            item.member().ifPresent(BroadcastIndex.Member::failed);
            open--;
        });
        return !waiting.isEmpty();
    }

    int giveUp(PortalId portal, Instant until, String why) {
        List<Item> late = removeWaiting(item -> item.isLate(portal, until));
        late.forEach(item -> stop(item, OutboxState.REFUSED, why));
        return late.size();
    }

    private List<Item> removeWaiting(Predicate<Item> which) {
        List<Item> removed = new ArrayList<>();
        for (MemoryLane lane : List.copyOf(lanes.lanes())) {
            List<Item> gone = lane.removeCalls(which);
            if (!gone.isEmpty()) {
                removed.addAll(gone);
                lanes.offer(lane);
            }
        }
        return removed;
    }

    private Stream<Item> waiting() {
        return lanes.lanes().stream().flatMap(lane -> Stream.concat(lane.sending().stream(), lane.calls().stream()));
    }

    Stream<Item> all() {
        return Stream.concat(waiting(), parkedItems.all().stream());
    }

    /** How many calls are not settled for good. */
    long open() {
        return open;
    }

    /** A call of the outbox in its current state. Guarded by the journal's lock. */
    static final class Item implements LaneState.Call {

        private final long id;
        private final OutgoingCall call;
        private final Optional<BroadcastIndex.Member> member;
        private long place;
        private Instant since;
        private OutboxState state = OutboxState.WAITING;
        private int attempts;
        private int doubts;
        private Optional<Instant> notBefore = Optional.empty();
        private String why = "";
        private FirstSend firstSend;

        Item(long id, OutgoingCall call, Instant since, Optional<BroadcastIndex.Member> member) {
            this.id = id;
            this.place = id;
            this.call = call;
            this.since = since;
            this.member = member;
            this.firstSend = new FirstSend(since, 0);
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public long place() {
            return place;
        }

        @Override
        public Priority priority() {
            return call.priority();
        }

        OutgoingCall call() {
            return call;
        }

        Lane lane() {
            return call.lane();
        }

        Optional<BroadcastIndex.Member> member() {
            return member;
        }

        @Override
        public Optional<Instant> notBefore() {
            return notBefore;
        }

        boolean isLate(PortalId portal, Instant until) {
            return state != OutboxState.SENDING && lane().portal().equals(portal) && !since.isAfter(until);
        }

        /**
         * Takes it for sending.
         *
         * @param now counts as the first attempt, unless an earlier one may have run
         */
        ClaimedCall claim(FirstSend now) {
            firstSend = doubts > 0 ? firstSend : now;
            state = OutboxState.SENDING;
            attempts++;
            notBefore = Optional.empty();
            return new ClaimedCall(id, call, attempts, since, doubts, firstSend);
        }

        void retry(Instant at, String reason, int doubtful) {
            doubts = doubtful;
            state = OutboxState.RETRYING;
            notBefore = Optional.of(at);
            why = reason;
        }

        void end(OutboxState last, String reason) {
            state = last;
            why = reason;
        }

        /** @param last the place behind all others */
        void revive(long last, Instant now) {
            place = last;
            state = OutboxState.WAITING;
            attempts = 0;
            doubts = 0;
            since = now;
        }

        OutboxRecord record() {
            return new OutboxRecord(id, call.lane(), state, Optional.of(call), attempts, since, notBefore, why);
        }
    }
}
