package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The state of one lane this process owns: the first of its open events and calls, and which of them are handed out.
 * Guarded by the schedule's lock.
 */
final class LaneBook {

    /** So many events, and calls, of a lane are known at most; what follows them stays in the store. */
    static final int WINDOW = 256;

    final Lane lane;
    final Deque<EventSlot> events = new ArrayDeque<>(2);
    final Deque<CallSlot> calls = new ArrayDeque<>(2);

    Optional<EventSlot> handling = Optional.empty();
    Optional<CallSlot> sending = Optional.empty();

    /** Whether somebody has said how the handling, or the sending, ended; it may not be in the store yet. */
    boolean handlingEnds;

    boolean sendingEnds;

    /** Whether the store has open ones behind the last one known. */
    boolean moreEvents;

    boolean moreCalls;

    /** Whether it has a place in the turns for events, and its call that has one in those for calls. */
    boolean eventOffered;

    Optional<CallSlot> callOffered = Optional.empty();

    /** Until when it waits for a retry, as far as the schedule was told. */
    Optional<Instant> delayed = Optional.empty();

    /** The time of a retry it has waited for already, though the clock, set back, may not show it yet. */
    Optional<Instant> waited = Optional.empty();

    /** Changes on their way that count on this lane staying ours. */
    int pins;

    /** Changes on their way that have taken waiting calls out, to put others in their place. */
    int held;

    /** Whether it is being given up. */
    boolean releasing;

    long idleSince = System.nanoTime();

    LaneBook(Lane lane) {
        this.lane = lane;
    }

    Optional<EventSlot> firstEvent() {
        boolean free = handling.isEmpty() && sending.isEmpty() && calls.isEmpty() && !moreCalls && held == 0;
        return free ? Optional.ofNullable(events.peek()) : Optional.empty();
    }

    Optional<CallSlot> firstCall() {
        return sending.isEmpty() ? Optional.ofNullable(calls.peek()) : Optional.empty();
    }

    boolean isIdle() {
        return isQuiet() && events.isEmpty() && calls.isEmpty() && !moreEvents && !moreCalls;
    }

    /** Whether nothing of it is out. */
    boolean isQuiet() {
        return handling.isEmpty() && sending.isEmpty();
    }

    /** Whether the store has to be asked for more before it can go on. */
    boolean isShort() {
        return (moreCalls && calls.isEmpty()) || (moreEvents && events.isEmpty());
    }

    /** Takes a new event at its place; false when it is known, or left to the store. */
    boolean add(EventSlot event) {
        boolean known = handling.filter(one -> one.id() == event.id()).isPresent()
                || events.stream().anyMatch(one -> one.id() == event.id());
        if (known
                || (moreEvents
                        && (events.isEmpty() || event.place() > events.getLast().place()))) {
            return false;
        }
        insert(events, event, Comparator.comparing(EventSlot::place));
        if (events.size() > WINDOW) {
            events.removeLast();
            moreEvents = true;
        }
        return true;
    }

    /** Takes a new call at its place; false when it is known, or left to the store. */
    boolean add(CallSlot call) {
        boolean known = sending.filter(one -> one.id() == call.id()).isPresent()
                || calls.stream().anyMatch(one -> one.id() == call.id());
        if (known
                || (moreCalls
                        && (calls.isEmpty() || call.place() > calls.getLast().place()))) {
            return false;
        }
        insert(calls, call, Comparator.comparing(CallSlot::place));
        if (calls.size() > WINDOW) {
            calls.removeLast();
            moreCalls = true;
        }
        return true;
    }

    private static <T> void insert(Deque<T> slots, T slot, Comparator<T> order) {
        if (slots.isEmpty() || order.compare(slots.getLast(), slot) < 0) {
            slots.addLast(slot);
            return;
        }
        List<T> sorted = new ArrayList<>(slots);
        sorted.add(slot);
        sorted.sort(order);
        slots.clear();
        slots.addAll(sorted);
    }
}
