package io.github.imbot4j.delivery;

import java.util.ArrayDeque;
import java.util.Queue;

/** Hold what waits in one lane, and what of it is out. Guarded by the journal's lock. */
final class LaneWork {

    final Queue<Claimed> events = new ArrayDeque<>();
    final Queue<ClaimedCall> calls = new ArrayDeque<>();

    /** The id of the event being handled; 0 for none. */
    long handling;

    /** The id of the call being sent; 0 for none. */
    long sending;

    /** Whether it has a place in the turns for events, or for calls. */
    boolean eventOffered;

    boolean callOffered;

    boolean eventIsFree() {
        return !events.isEmpty() && handling == 0 && sending == 0 && calls.isEmpty();
    }

    boolean callIsFree() {
        return !calls.isEmpty() && sending == 0;
    }

    boolean isIdle() {
        return events.isEmpty() && calls.isEmpty() && handling == 0 && sending == 0;
    }
}
