package io.github.imbot4j.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The work of one lane: its waiting events and calls in order, and what of them is out. Changed by its {@link LaneScheduler} and its
 * journal only, under that journal's lock.
 */
public class LaneState<E extends LaneState.Item, C extends LaneState.Call> {

    /** An event or a call that waits in a lane, or is out. */
    public interface Item {

        /** Its number; no other event, or call, has it. */
        long id();

        /** Where it stands in its lane; lower goes first. */
        long place();

        /** When it may be taken; absent for now. */
        Optional<Instant> notBefore();
    }

    /** A call, which competes with those of the other lanes of its portal. */
    public interface Call extends Item {

        /** How urgent it is. */
        Priority priority();
    }

    private final Lane lane;
    private final Deque<E> events = new ArrayDeque<>(2);
    private final Deque<C> calls = new ArrayDeque<>(2);
    private Optional<E> handling = Optional.empty();
    private Optional<C> sending = Optional.empty();

    /** Whether it has a place in the turns for events, and its call that has one in those for calls. */
    boolean eventOffered;

    Optional<? extends Call> callOffered = Optional.empty();

    /** Until when it waits for a retry, as far as the scheduler was told. */
    Optional<Instant> delayed = Optional.empty();

    /** The time of a retry it has waited for already, though the clock, set back, may not show it yet. */
    Optional<Instant> waited = Optional.empty();

    protected LaneState(Lane lane) {
        this.lane = lane;
    }

    public final Lane lane() {
        return lane;
    }

    /** The waiting events, the first to be handled first; not to be changed. */
    public final Collection<E> events() {
        return Collections.unmodifiableCollection(events);
    }

    /** The waiting calls, the first to be sent first; not to be changed. */
    public final Collection<C> calls() {
        return Collections.unmodifiableCollection(calls);
    }

    /** The event that is being handled. */
    public final Optional<E> handling() {
        return handling;
    }

    /** The call that is being sent. */
    public final Optional<C> sending() {
        return sending;
    }

    /** Another one stands for the event that is being handled, such as the same read. */
    public final void handling(E same) {
        handling = Optional.of(same);
    }

    /** Another one stands for the call that is being sent. */
    public final void sending(C same) {
        sending = Optional.of(same);
    }

    /** Adds a waiting event at its place. */
    public final void addEvent(E event) {
        insert(events, event);
    }

    /** Adds a waiting call at its place. */
    public final void addCall(C call) {
        insert(calls, call);
    }

    private static <T extends Item> void insert(Deque<T> items, T item) {
        if (items.isEmpty() || items.getLast().place() < item.place()) {
            items.addLast(item);
        } else if (item.place() < items.getFirst().place()) {
            items.addFirst(item);
        } else {
            List<T> sorted = new ArrayList<>(items);
            sorted.add(item);
            sorted.sort(Comparator.comparing(Item::place));
            items.clear();
            items.addAll(sorted);
        }
    }

    /** Forgets the last waiting event, which is elsewhere as well. */
    protected final void dropLastEvent() {
        events.removeLast();
    }

    /** Forgets the last waiting call, which is elsewhere as well. */
    protected final void dropLastCall() {
        calls.removeLast();
    }

    protected final Optional<E> lastEvent() {
        return Optional.ofNullable(events.peekLast());
    }

    protected final Optional<C> lastCall() {
        return Optional.ofNullable(calls.peekLast());
    }

    /** Whether an event could be taken, besides that nothing is out and no call waits. */
    protected boolean isOpen() {
        return true;
    }

    /** The event that may be handled next: every call before it has to be settled. */
    final Optional<E> firstEvent() {
        return isQuiet() && calls.isEmpty() && isOpen() ? Optional.ofNullable(events.peek()) : Optional.empty();
    }

    final Optional<C> firstCall() {
        return sending.isEmpty() ? Optional.ofNullable(calls.peek()) : Optional.empty();
    }

    /** Whether nothing of it is out. */
    public final boolean isQuiet() {
        return handling.isEmpty() && sending.isEmpty();
    }

    /** Whether nothing of it waits or is out. */
    public boolean isIdle() {
        return isQuiet() && events.isEmpty() && calls.isEmpty();
    }

    final void handleFirst() {
        handling = Optional.of(events.remove());
    }

    final void sendFirst() {
        sending = Optional.of(calls.remove());
    }

    final void endHandling(boolean again) {
        if (again) {
            handling.ifPresent(events::addFirst);
        }
        handling = Optional.empty();
    }

    final void endSending(boolean again) {
        if (again) {
            sending.ifPresent(calls::addFirst);
        }
        sending = Optional.empty();
    }

    /** Removes waiting calls; see {@link LaneScheduler#withdrawn}. */
    public final List<C> removeCalls(Predicate<? super C> which) {
        List<C> removed = calls.stream().filter(which).toList();
        if (!removed.isEmpty()) {
            calls.removeIf(which);
        }
        return removed;
    }
}
