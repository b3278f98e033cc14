package io.github.imbot4j.delivery;

import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The calls of an in-memory journal: those in their lanes, and parked ones. Guarded by the journal's lock. */
final class MemoryOutbox {

    private final Clock clock;
    private final UnaryOperator<Instant> steadily;
    private final Lanes lanes;
    private final LongSupplier numbers;
    private final NewestMessages newest = new NewestMessages();
    private final BroadcastIndex broadcastIndex = new BroadcastIndex();
    private final ParkedItems<OutboxItem> parkedItems = new ParkedItems<>(MemoryJournal.MOST_STOPPED);
    private long open;

    MemoryOutbox(Clock clock, UnaryOperator<Instant> steadily, Lanes lanes, LongSupplier numbers) {
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
        OutgoingCall last = call;
        for (OutboxItem needless : lanes.removeNeedless(call)) {
            last = CallCoalescing.merged(needless.call(), last);
            needless.member().ifPresent(BroadcastIndex.Member::sent);
            open--;
        }
        lanes.add(new OutboxItem(numbers.getAsLong(), last, clock.instant(), member));
        open++;
    }

    BroadcastProgress progress(String group) {
        return broadcastIndex.progress(group);
    }

    List<ClaimedCall> claim(ClaimLimit claimLimit) {
        return lanes.takeCalls(claimLimit).stream()
                .map(item -> item.claim(newest.firstSend(item.lane().portal(), clock.instant())))
                .toList();
    }

    void settle(List<CallOutcome> settlements) {
        List<OutboxItem> items = settlements.stream()
                .map(one -> lanes.requireSending(one.call()))
                .toList();
        settlements.forEach(newest::learn);
        for (int i = 0; i < items.size(); i++) {
            settle(items.get(i), settlements.get(i));
        }
    }

    private void settle(OutboxItem item, CallOutcome callOutcome) {
        if (callOutcome instanceof CallOutcome.Again again) {
            item.retry(steadily.apply(again.notBefore()), again.why(), again.doubts());
            lanes.putBack(item);
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
        lanes.endCall(item);
    }

    private void stop(OutboxItem item, OutboxState state, String why) {
        open--;
        item.end(state, why);
        item.member().ifPresent(BroadcastIndex.Member::failed);
        parkedItems.add(item.id(), item);
    }

    boolean retry(long id) {
        Optional<OutboxItem> item = parkedItems.take(id);
        item.ifPresent(one -> {
            one.revive(clock.instant());
            one.member().ifPresent(BroadcastIndex.Member::reopened);
            open++;
            lanes.add(one);
        });
        return item.isPresent();
    }

    boolean drop(long id) {
        if (parkedItems.take(id).isPresent()) {
            return true;
        }
        Optional<OutboxItem> waiting = lanes.removeWaiting(id);
        waiting.ifPresent(item -> {
            item.member().ifPresent(BroadcastIndex.Member::failed);
            open--;
        });
        return waiting.isPresent();
    }

    int giveUp(PortalId portal, Instant until, String why) {
        List<OutboxItem> late = lanes.calls().filter(item -> item.isLate(portal, until)).toList().stream()
                .flatMap(item -> lanes.removeWaiting(item.id()).stream())
                .toList();
        late.forEach(item -> stop(item, OutboxState.REFUSED, why));
        return late.size();
    }

    Stream<OutboxItem> all() {
        return Stream.concat(lanes.calls(), parkedItems.all().stream());
    }

    /** How many calls are not settled for good. */
    long open() {
        return open;
    }
}
