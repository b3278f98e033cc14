package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.delivery.Backlog;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.emulator.event.PostOffice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Wait until portal and bots have come to rest: no event to post, none to handle, no call to send, nothing planned being done,
 * and nothing happened while we looked.
 */
final class IdleWatch {

    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int FRAMES = 12;

    private final PostOffice events;
    private final Journal journal;
    private final PortalAlarm alarm;
    private final Chronicle chronicle;
    private final Duration patience;

    IdleWatch(PostOffice events, Journal journal, PortalAlarm alarm, Chronicle chronicle, Duration patience) {
        this.events = events;
        this.journal = journal;
        this.alarm = alarm;
        this.chronicle = chronicle;
        this.patience = patience;
    }

    /** Waits; says what is pending when it takes too long, or the thread is interrupted. */
    Optional<String> await() {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean idle = false;
        while (!idle) {
            long before = chronicle.count();
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || Thread.currentThread().isInterrupted()) {
                return Optional.of(pending());
            }
            boolean posted = events.awaitIdle(left);
            boolean drained = journal.drain(left);
            idle = posted && drained && isIdle() && before == chronicle.count();
            if (!alarm.isIdle()) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return Optional.empty();
    }

    private boolean isIdle() {
        return alarm.isIdle() && events.isIdle() && journal.backlog().isEmpty() && events.isIdle();
    }

    private String pending() {
        Backlog backlog = journal.backlog();
        List<String> pending = new ArrayList<>();
        if (!events.isIdle()) {
            pending.add("the portal has events to post");
        }
        if (backlog.events() > 0) {
            pending.add(backlog.events() + " event(s) waiting or being handled");
        }
        if (backlog.calls() > 0) {
            pending.add(backlog.calls() + " call(s) waiting or being sent");
        }
        if (!alarm.isIdle()) {
            pending.add("something that was planned is being done");
        }
        if (pending.isEmpty()) {
            pending.add("portal and bots go on and on answering each other");
        }
        return "within " + patience.toMillis() + " ms: " + String.join(", ", pending) + "." + workers();
    }

    /** Where the bots' threads are; virtual ones cannot be seen. */
    private static String workers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry ->
                        entry.getKey().getName().matches("imbot-(events|calls)-.+") && entry.getValue().length > 0)
                .map(entry -> "\n\n" + entry.getKey().getName() + " is here:\n" + frames(entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String frames(StackTraceElement[] stack) {
        return List.of(stack).stream()
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }
}
