package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.delivery.Backlog;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.emulator.event.EventDelivery;
import io.github.imbot4j.emulator.state.PortalClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wait until portal and bots are idle: no event to post, none to handle, no call to send, no scheduled task
 * running, and no change during the check.
 */
final class QuiescenceWaiter {

    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int FRAMES = 12;

    /** So long nothing may happen before time is let pass. */
    private static final Duration SHORT = Duration.ofMillis(50);

    private static final JournalRecords.Filter EVERYTHING =
            new JournalRecords.Filter(Optional.empty(), "", Integer.MAX_VALUE);

    private final EventDelivery events;
    private final Journal journal;
    private final VirtualScheduler alarm;
    private final TranscriptRecorder transcriptRecorder;
    private final PortalClock clock;
    private final Background background;

    /** The work of bots that is not in their journal. */
    interface Background {

        /** Whether something is being done. */
        boolean isBusy();

        /** Begins to fetch the events that wait on the portal; whether there are any. */
        boolean fetches();
    }

    QuiescenceWaiter(
            EventDelivery events,
            Journal journal,
            VirtualScheduler alarm,
            TranscriptRecorder transcriptRecorder,
            PortalClock clock,
            Background background) {
        this.events = events;
        this.journal = journal;
        this.alarm = alarm;
        this.transcriptRecorder = transcriptRecorder;
        this.clock = clock;
        this.background = background;
    }

    /** Waits; says what is pending when it takes too long, or the thread is interrupted. */
    Optional<String> await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean idle = false;
        while (!idle) {
            long before = transcriptRecorder.count();
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || Thread.currentThread().isInterrupted()) {
                return Optional.of(pending(patience));
            }
            boolean posted = events.awaitIdle(left);
            boolean drained = journal.drain(left.compareTo(SHORT) < 0 ? left : SHORT);
            if (posted && !drained && isWaitingForTime()) {
                letTimePass();
            }
            idle = posted && drained && isIdle() && before == transcriptRecorder.count();
            if (!idle && (!alarm.isIdle() || background.isBusy())) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return Optional.empty();
    }

    /** Whether what is left is only what has to wait, such as a call to a portal that is over its limit. */
    private boolean isWaitingForTime() {
        JournalRecords records = journal.records();
        return alarm.isIdle()
                && events.isIdle()
                && records.inbox(only(InboxState.HANDLING)).isEmpty()
                && records.outbox(only(OutboxState.SENDING)).isEmpty();
    }

    private static JournalRecords.Filter only(Enum<?> state) {
        return new JournalRecords.Filter(Optional.empty(), state.name(), 1);
    }

    private void letTimePass() {
        JournalRecords records = journal.records();
        Stream<Instant> events = records.inbox(EVERYTHING).stream().flatMap(one -> one.notBefore().stream());
        Stream<Instant> calls = records.outbox(EVERYTHING).stream().flatMap(one -> one.notBefore().stream());
        Instant now = clock.instant();
        Stream.of(events, calls, alarm.next().stream())
                .flatMap(times -> times)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .ifPresent(next -> {
                    Duration pause = Duration.between(now, next);
                    transcriptRecorder.note("the bots wait for " + pause.toMillis() + " ms: the clock moves");
                    clock.advance(pause);
                    journal.wake();
                });
    }

    private boolean isIdle() {
        return alarm.isIdle()
                && events.isIdle()
                && !background.isBusy()
                && journal.backlog().isEmpty()
                && events.isIdle()
                && !background.fetches();
    }

    private String pending(Duration patience) {
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
        if (background.isBusy()) {
            pending.add("an install or uninstall being verified");
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
