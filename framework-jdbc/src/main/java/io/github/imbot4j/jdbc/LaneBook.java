package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one lane this process works at: the first of its open events and calls, and what of them is out. Guarded by the
 * schedule's lock.
 */
final class LaneBook extends LaneState<EventSlot, CallSlot> {

    /** So many events, and calls, of a lane are known at most; what follows them stays in the store. */
    static final int WINDOW = 256;

    /** Whether somebody has said how the handling, or the sending, ended; it may not be in the store yet. */
    boolean handlingEnds;

    boolean sendingEnds;

    /** Whether the store has open ones behind the last one known. */
    private boolean moreEvents;

    private boolean moreCalls;

    /** Changes on their way that count on this lane staying ours. */
    int pins;

    /** Changes on their way that have taken waiting calls out, to put others in their place. */
    int held;

    /** Whether it is being given up. */
    boolean releasing;

    long idleSince = System.nanoTime();

    LaneBook(Lane lane) {
        super(lane);
    }

    @Override
    protected boolean isOpen() {
        return !moreCalls && held == 0;
    }

    @Override
    public boolean isIdle() {
        return super.isIdle() && !moreEvents && !moreCalls;
    }

    /** Whether the store has to be asked for more before it can go on. */
    boolean isShort() {
        return (moreCalls && calls().isEmpty()) || (moreEvents && events().isEmpty());
    }

    /** Takes a new event at its place, unless it is known, or left to the store. */
    void add(EventSlot event) {
        if (isKnown(event, handling(), events()) || (moreEvents && isBehind(event, lastEvent()))) {
            return;
        }
        addEvent(event);
        if (events().size() > WINDOW) {
            dropLastEvent();
            moreEvents = true;
        }
    }

    /** Takes a new call at its place, unless it is known, or left to the store. */
    void add(CallSlot call) {
        if (isKnown(call, sending(), calls()) || (moreCalls && isBehind(call, lastCall()))) {
            return;
        }
        addCall(call);
        if (calls().size() > WINDOW) {
            dropLastCall();
            moreCalls = true;
        }
    }

    private static <T extends Item> boolean isKnown(T item, Optional<T> out, Collection<T> waiting) {
        return out.filter(one -> one.id() == item.id()).isPresent()
                || waiting.stream().anyMatch(one -> one.id() == item.id());
    }

    private static boolean isBehind(Item item, Optional<? extends Item> last) {
        return last.isEmpty() || item.place() > last.get().place();
    }

    /** Goes on with what the store has first, where nothing known is left. */
    void readOn(List<EventSlot> firstEvents, List<CallSlot> firstCalls) {
        if (moreEvents && events().isEmpty()) {
            moreEvents = false;
            firstEvents.forEach(this::add);
        }
        if (moreCalls && calls().isEmpty()) {
            moreCalls = false;
            firstCalls.forEach(this::add);
        }
    }
}
