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

/** Keep the calls of a journal in memory: those in their lanes, and those that came to a stop. Guarded by the journal's lock. */
final class MemoryOutbox {

    private final Clock clock;
    private final UnaryOperator<Instant> steadily;
    private final Lanes lanes;
    private final LongSupplier numbers;
    private final NewestMessages newest = new NewestMessages();
    private final Groups groups = new Groups();
    private final Stopped<OutboxItem> stopped = new Stopped<>(MemoryJournal.MOST_STOPPED);
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
            Optional<Groups.Member> member =
                    groups.join(group, entry.getKey(), entry.getValue().size());
            if (member.isPresent()) {
                fresh++;
                entry.getValue().forEach(call -> put(call, member));
            }
        }
        return fresh;
    }

    private void put(OutgoingCall call, Optional<Groups.Member> member) {
        OutgoingCall last = call;
        for (OutboxItem needless : lanes.removeNeedless(call)) {
            last = Superseding.merged(needless.call(), last);
            needless.member().ifPresent(Groups.Member::sent);
            open--;
        }
        lanes.add(new OutboxItem(numbers.getAsLong(), last, clock.instant(), member));
        open++;
    }

    Progress progress(String group) {
        return groups.progress(group);
    }

    List<ClaimedCall> claim(Share share) {
        return lanes.takeCalls(share).stream()
                .map(item -> item.claim(newest.firstSend(item.lane().portal(), clock.instant())))
                .toList();
    }

    void settle(List<Settlement> settlements) {
        List<OutboxItem> items = settlements.stream()
                .map(one -> lanes.requireSending(one.call()))
                .toList();
        settlements.forEach(newest::learn);
        for (int i = 0; i < items.size(); i++) {
            settle(items.get(i), settlements.get(i));
        }
    }

    private void settle(OutboxItem item, Settlement settlement) {
        if (settlement instanceof Settlement.Again again) {
            item.retry(steadily.apply(again.notBefore()), again.why(), again.doubts());
            lanes.putBack(item);
            return;
        }
        if (settlement instanceof Settlement.Sent) {
            open--;
            item.member().ifPresent(Groups.Member::sent);
        } else if (settlement instanceof Settlement.Refused refused) {
            stop(item, OutboxState.REFUSED, refused.why());
        } else if (settlement instanceof Settlement.Unknown unknown) {
            stop(item, OutboxState.UNKNOWN, unknown.why());
        }
        lanes.endCall(item);
    }

    private void stop(OutboxItem item, OutboxState state, String why) {
        open--;
        item.end(state, why);
        item.member().ifPresent(Groups.Member::failed);
        stopped.add(item.id(), item);
    }

    boolean retry(long id) {
        Optional<OutboxItem> item = stopped.take(id);
        item.ifPresent(one -> {
            one.revive(clock.instant());
            one.member().ifPresent(Groups.Member::reopened);
            open++;
            lanes.add(one);
        });
        return item.isPresent();
    }

    boolean drop(long id) {
        if (stopped.take(id).isPresent()) {
            return true;
        }
        Optional<OutboxItem> waiting = lanes.removeWaiting(id);
        waiting.ifPresent(item -> {
            item.member().ifPresent(Groups.Member::failed);
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
        return Stream.concat(lanes.calls(), stopped.all().stream());
    }

    /** How many calls are not settled for good. */
    long open() {
        return open;
    }
}
