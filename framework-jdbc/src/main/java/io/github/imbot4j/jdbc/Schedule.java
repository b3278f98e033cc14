package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.Monitor;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The schedule that decides what can be done now, from the in-memory state of the lanes this process owns. It never
 * reads the store: it follows what was committed there.
 *
 * <p>Everything but {@link #locked} and {@link #await} must be called under its lock.
 */
final class Schedule {

    /** Clocks are set back by less all the time. */
    private static final Duration CLOCK_NOISE = Duration.ofSeconds(1);

    private final Monitor monitor;
    private final Clock clock;
    private final LaneBooks books = new LaneBooks();
    private final Turns turns = new Turns();
    private final Queue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::at));
    private final Room room;
    private final Map<PortalId, Instant> latest = new HashMap<>();
    private Optional<Instant> nextTimer = Optional.empty();
    private Instant looked = Instant.MIN;
    private long openCalls;
    private int out;
    private boolean closed;
    private boolean draining;

    /**
     * A lane that waits.
     *
     * @param at until when; moved with a clock that is set back, so that nobody waits longer for that
     * @param wanted until when as it was said
     */
    private record Delay(Instant at, Instant wanted, LaneBook book) {
        Delay earlier(Duration by) {
            return new Delay(at.minus(by), wanted, book);
        }
    }

    Schedule(Clock clock, int capacity) {
        this.clock = clock;
        this.monitor = new Monitor(clock);
        this.room = new Room(capacity);
    }

    <T> T locked(Supplier<T> step) {
        return monitor.locked(step);
    }

    /** Changes something, and wakes whoever waits for it. */
    <T> T changing(Supplier<T> step) {
        return monitor.changing(step);
    }

    /** Looks until there is something, waiting in between for a change or for the next thing that is due. */
    <T> Optional<T> await(Duration wait, Supplier<Optional<T>> look, Predicate<Schedule> until) {
        return monitor.await(wait, look, () -> until.test(this), this::nextDue);
    }

    private Optional<Instant> nextDue() {
        return Stream.concat(Stream.ofNullable(delays.peek()).map(Delay::at), nextTimer.stream())
                .min(Comparator.naturalOrder());
    }

    LaneBooks books() {
        return books;
    }

    /** Gives the lane its places in the turns. */
    void offer(LaneBook book) {
        Optional<CallSlot> call = book.firstCall();
        if (!call.equals(book.callOffered)) {
            book.callOffered.ifPresent(old -> turns.removeCall(old, book));
            book.callOffered = Optional.empty();
            if (call.isPresent() && isDue(call.get().notBefore(), book)) {
                book.callOffered = call;
                turns.addCall(call.get(), book);
            }
        }
        Optional<EventSlot> event = book.firstEvent();
        if (event.isPresent() && !book.eventOffered && isDue(event.get().notBefore(), book)) {
            book.eventOffered = true;
            turns.addEvent(book);
        }
        if (book.isShort()) {
            books.addShort(book);
        }
        if (book.isIdle()) {
            book.idleSince = System.nanoTime();
        }
    }

    private boolean isDue(Optional<Instant> notBefore, LaneBook book) {
        if (isPast(notBefore) || notBefore.equals(book.waited)) {
            return true;
        }
        if (!notBefore.equals(book.delayed)) {
            book.delayed = notBefore;
            delays.add(new Delay(notBefore.orElseThrow(), notBefore.orElseThrow(), book));
        }
        return false;
    }

    private boolean isPast(Optional<Instant> notBefore) {
        return notBefore.isEmpty() || !notBefore.get().isAfter(clock.instant());
    }

    private void release() {
        Instant now = clock.instant();
        followBack(now);
        while (!delays.isEmpty() && !delays.peek().at().isAfter(now)) {
            Delay over = delays.remove();
            LaneBook book = over.book();
            book.delayed = Optional.empty();
            book.waited = Optional.of(over.wanted());
            if (books.isCurrent(book)) {
                offer(book);
            }
        }
    }

    /** What waits is to wait no longer because the clock was set back. */
    private void followBack(Instant now) {
        Duration back = looked.isAfter(now) ? Duration.between(now, looked) : Duration.ZERO;
        looked = now;
        if (back.compareTo(CLOCK_NOISE) > 0) {
            List<Delay> moved =
                    delays.stream().map(delay -> delay.earlier(back)).toList();
            delays.clear();
            delays.addAll(moved);
        }
    }

    // Giving out

    /** Takes the event whose turn it is out. */
    Optional<LaneBook> takeEvent(Predicate<Lane.Owner> welcome) {
        if (closed || draining) {
            return Optional.empty();
        }
        release();
        Optional<LaneBook> turn = turns.takeEvent(welcome);
        while (turn.isPresent()) {
            LaneBook book = turn.get();
            book.eventOffered = false;
            Optional<EventSlot> next = book.firstEvent().filter(event -> isDue(event.notBefore(), book));
            if (next.isPresent()) {
                book.events.remove();
                book.handling = next;
                book.handlingEnds = false;
                out++;
                return turn;
            }
            turn = turns.takeEvent(welcome);
        }
        return Optional.empty();
    }

    /** Takes the calls whose turn it is out. */
    List<LaneBook> takeCalls(ClaimLimit claimLimit) {
        if (closed || draining) {
            return List.of();
        }
        release();
        List<LaneBook> taken = turns.takeCalls(claimLimit);
        for (LaneBook book : taken) {
            book.callOffered = Optional.empty();
            book.sending = Optional.of(book.calls.remove());
            book.sendingEnds = false;
            out++;
        }
        return taken;
    }

    /** The event being handled is no more; its lane goes on. */
    void handled(LaneBook book) {
        if (!books.isCurrent(book)) {
            return;
        }
        book.handling = Optional.empty();
        out--;
        offer(book);
    }

    /** It stands first in its lane again. */
    void unhandled(LaneBook book, EventSlot event) {
        book.events.addFirst(event);
        handled(book);
    }

    /** The call being sent is no more; its lane goes on. */
    void sent(LaneBook book) {
        if (!books.isCurrent(book)) {
            return;
        }
        book.sending = Optional.empty();
        out--;
        offer(book);
    }

    /** It stands first in its lane again. */
    void unsent(LaneBook book, CallSlot call) {
        book.calls.addFirst(call);
        sent(book);
    }

    /** Takes waiting calls that a later one may make needless out of their lane for now. */
    List<CallSlot> takeReplaceable(LaneBook book) {
        List<CallSlot> taken = book.calls.stream().filter(CallSlot::replaceable).toList();
        taken.forEach(call -> remove(book, call.id()));
        return taken;
    }

    /** Removes a waiting call. */
    boolean remove(LaneBook book, long id) {
        List<CallSlot> kept = new ArrayList<>(book.calls);
        boolean removed = kept.removeIf(call -> call.id() == id);
        if (removed) {
            book.calls.clear();
            book.calls.addAll(kept);
            book.callOffered.filter(call -> call.id() == id).ifPresent(call -> {
                turns.removeCall(call, book);
                book.callOffered = Optional.empty();
            });
        }
        return removed;
    }

    // As a whole

    Room room() {
        return room;
    }

    long openCalls() {
        return Math.max(0, openCalls);
    }

    void countCalls(long more) {
        openCalls += more;
    }

    void recountCalls(long counted) {
        openCalls = counted;
    }

    /** A portal raised an event then, by its own clock. */
    void heard(PortalId portal, Instant raised) {
        latest.merge(portal, raised, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** When each portal heard of since the start raised its latest event. */
    Map<PortalId, Instant> latest() {
        return Map.copyOf(latest);
    }

    Optional<Instant> nextTimer() {
        return nextTimer;
    }

    boolean isTimerDue() {
        return nextTimer.isPresent() && isPast(nextTimer);
    }

    void timerAt(Instant due) {
        nextTimer = nextTimer.filter(next -> next.isBefore(due)).or(() -> Optional.of(due));
    }

    void nextTimer(Optional<Instant> next) {
        nextTimer = next;
    }

    int out() {
        return out;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    void drain() {
        draining = true;
    }

    /** Forgets everything: the lanes are somebody else's now. */
    void clear() {
        books.clear();
        turns.clear();
        delays.clear();
        out = 0;
    }
}
