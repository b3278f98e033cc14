package io.github.imbot4j.conversation;

import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.TimerChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The effects a handler requests, in order, performed when it has returned; a call that removes the bot from the dialog
 * comes last, after the reply the handler returned. A handler may request effects from threads of its own, but not
 * after it has returned, when they would no longer be sent.
 *
 * <p>Safe for use by several threads.
 */
public final class HandlerEffects {

    private final List<OutgoingCall> calls = new ArrayList<>();
    private final List<OutgoingCall> farewells = new ArrayList<>();
    private final List<TimerChange> timers = new ArrayList<>();
    private final List<SessionChange> notes = new ArrayList<>();
    private boolean sealed;

    public synchronized void add(List<OutgoingCall> more) {
        requireOpen();
        calls.addAll(more);
    }

    /** Puts another call in the place of one that was added. */
    public synchronized void replace(OutgoingCall old, OutgoingCall other) {
        requireOpen();
        calls.replaceAll(one -> one.equals(old) ? other : one);
    }

    /** Takes back a call that was added. */
    public synchronized void remove(OutgoingCall call) {
        requireOpen();
        calls.removeIf(call::equals);
    }

    /** Keeps a call for the end: once it is made, the bot cannot speak there any more. */
    public synchronized void addFarewell(OutgoingCall call) {
        requireOpen();
        farewells.add(call);
    }

    public synchronized void add(TimerChange timer) {
        requireOpen();
        timers.add(timer);
    }

    public synchronized void add(SessionChange note) {
        requireOpen();
        notes.add(note);
    }

    /** What is to be remembered so far. */
    public synchronized List<SessionChange> notes() {
        return List.copyOf(notes);
    }

    /** The timers so far. */
    public synchronized List<TimerChange> timers() {
        return List.copyOf(timers);
    }

    public synchronized void requireOpen() {
        if (sealed) {
            throw new IllegalStateException(
                    "The handler has returned, so its Chat and Timers are closed; finish before returning, or use Rest.");
        }
    }

    /** Takes nothing more. */
    public synchronized void seal() {
        sealed = true;
    }

    /** Takes nothing more, and gives everything in the order it is to be sent. */
    public synchronized List<OutgoingCall> around(List<OutgoingCall> progress, List<OutgoingCall> reply) {
        seal();
        if (progress.isEmpty() && calls.isEmpty() && farewells.isEmpty()) {
            return reply;
        }
        return Stream.of(progress, calls, reply, farewells)
                .flatMap(List::stream)
                .toList();
    }
}
