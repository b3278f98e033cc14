package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.CallCoalescing;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.TimerChange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The storing of calls, conversations and timers, and then of their state in memory, as part of one change. */
final class Effects {

    private final Schedule schedule;
    private final Clock clock;
    private final LaneReservation laneReservation;
    private final List<Added> added = new ArrayList<>();
    private final Map<LaneBook, List<CallSlot>> replaceable = new LinkedHashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private @Nullable Instant timer;
    private long calls;

    /** A call of a lane that is ours. */
    private record Added(Lane lane, CallSlot slot) {}

    Effects(Schedule schedule, Clock clock, LaneReservation laneReservation) {
        this.schedule = schedule;
        this.clock = clock;
        this.laneReservation = laneReservation;
    }

    void apply(Handle store, EventEffects done, List<WrittenCall> written) {
        done.sessions().forEach(change -> EffectTables.change(store, change, clock.instant()));
        for (TimerChange change : done.timers()) {
            EffectTables.change(store, change);
            if (change instanceof TimerChange.Set set
                    && (timer == null || set.due().isBefore(timer))) {
                timer = set.due();
            }
        }
        written.forEach(call -> add(store, call, Optional.empty()));
    }

    void add(Handle store, WrittenCall written, Optional<OutboxTable.Member> member) {
        OutgoingCall call = written.call();
        boolean mine = laneReservation.isMine(store, call.lane());
        WrittenCall last = mine ? written.or(replacing(store, call)) : written;
        CallSlot slot = OutboxTable.add(store, last, clock.instant(), !mine, member);
        calls++;
        if (mine) {
            added.add(new Added(call.lane(), slot));
        }
    }

    /** Deletes the waiting calls it makes needless; it takes over what they would have changed. */
    private OutgoingCall replacing(Handle store, OutgoingCall call) {
        OutgoingCall last = call;
        schedule.locked(() -> schedule.lanes().find(call.lane()).map(this::takeReplaceable));
        for (List<CallSlot> slots : replaceable.values()) {
            last = replacing(store, last, slots.iterator());
        }
        return replacing(
                store,
                last,
                added.stream()
                        .filter(one ->
                                one.lane().equals(call.lane()) && one.slot().replaceable())
                        .map(Added::slot)
                        .toList()
                        .iterator());
    }

    private boolean takeReplaceable(LaneBook book) {
        List<CallSlot> taken = schedule.takeReplaceable(book);
        if (!taken.isEmpty()) {
            replaceable
                    .computeIfAbsent(book, one -> {
                        one.held++;
                        return new ArrayList<>();
                    })
                    .addAll(taken);
        }
        return !taken.isEmpty();
    }

    private OutgoingCall replacing(Handle store, OutgoingCall call, Iterator<CallSlot> waiting) {
        OutgoingCall last = call;
        while (waiting.hasNext()) {
            CallSlot slot = waiting.next();
            Optional<OutgoingCall> old = slot.call().or(() -> read(store, slot, call.lane()));
            if (old.isPresent()
                    && old.get().lane().equals(call.lane())
                    && CallCoalescing.makesNeedless(last, old.get())
                    && gone.add(slot.id())) {
                last = CallCoalescing.merged(old.get(), last);
                OutboxTable.member(store, slot).ifPresent(member -> EffectTables.count(store, member, -1, 0));
                OutboxTable.delete(store, slot.id());
                calls--;
            }
        }
        return last;
    }

    private static Optional<OutgoingCall> read(Handle store, CallSlot slot, Lane lane) {
        try {
            return Optional.ofNullable(
                            OutboxTable.find(store, List.of(slot.id())).get(slot.id()))
                    .map(stored -> stored.call(lane));
        } catch (IllegalArgumentException corrupt) {
            return Optional.empty();
        }
    }

    /** Memory may know; under the schedule's lock, after the lanes are adopted. */
    void committed() {
        replaceable.forEach((book, slots) -> {
            book.held--;
            slots.stream().filter(slot -> !gone.contains(slot.id())).forEach(book::add);
            schedule.lanes().offer(book);
        });
        for (Added one : added) {
            if (!gone.contains(one.slot().id())) {
                LaneBook book = schedule.lanes().open(one.lane());
                book.add(one.slot());
                schedule.lanes().offer(book);
            }
        }
        schedule.countCalls(calls);
        if (timer != null) {
            schedule.timerAt(timer);
        }
        clear();
    }

    void undone() {
        schedule.changing(() -> {
            replaceable.forEach((book, slots) -> {
                book.held--;
                slots.forEach(book::add);
                schedule.lanes().offer(book);
            });
            return true;
        });
        clear();
    }

    private void clear() {
        replaceable.clear();
        added.clear();
        gone.clear();
        timer = null;
        calls = 0;
    }
}
