package io.github.imbot4j.emulator.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The faults that will occur next. Each fault occurs once for every time it was requested, in the order requested.
 *
 * <p>Safe for use by several threads.
 */
public final class Faults {

    /** Any method. */
    public static final String ANY = "*";

    private final List<Planned> calls = new ArrayList<>();
    private final Deque<EventFault> events = new ArrayDeque<>();

    private record Planned(String method, CallFault fault) {
        boolean strikes(String called) {
            return method.equals(ANY) || method.equals(called.toLowerCase(Locale.ROOT));
        }
    }

    /** None yet. */
    public Faults() {}

    /**
     * Makes the next calls of a method fail.
     *
     * @param method such as {@code imbot.message.add}, in any case, or {@link #ANY}
     * @param times how many calls
     */
    public synchronized Faults failNext(String method, CallFault fault, int times) {
        for (int i = 0; i < times; i++) {
            calls.add(new Planned(method.toLowerCase(Locale.ROOT), fault));
        }
        return this;
    }

    /** Makes something go wrong with the next event. */
    public synchronized Faults next(EventFault fault) {
        events.add(fault);
        return this;
    }

    /** Takes what is to go wrong with this call; empty for nothing. */
    public synchronized Optional<CallFault> ofCall(String method) {
        for (Iterator<Planned> planned = calls.iterator(); planned.hasNext(); ) {
            Planned next = planned.next();
            if (next.strikes(method)) {
                planned.remove();
                return Optional.of(next.fault());
            }
        }
        return Optional.empty();
    }

    /** Takes what is to go wrong with this event; empty for nothing. */
    public synchronized Optional<EventFault> ofEvent() {
        return Optional.ofNullable(events.poll());
    }

    /** One line for each fault that is still to strike, for people. */
    public synchronized List<String> planned() {
        List<String> lines = new ArrayList<>();
        calls.forEach(call -> lines.add(call.method() + ": " + call.fault()));
        events.forEach(event -> lines.add("event: " + event));
        return lines;
    }

    /** Nothing is to go wrong any more. */
    public synchronized void clear() {
        calls.clear();
        events.clear();
    }
}
