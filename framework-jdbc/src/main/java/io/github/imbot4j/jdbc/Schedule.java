package io.github.imbot4j.jdbc;

import io.github.imbot4j.concurrent.Monitor;
import io.github.imbot4j.delivery.CapacityTracker;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneScheduler;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Monitor monitor;
    private final Clock clock;
    private final LaneScheduler<LaneBook> lanes;
    private final LaneBooks books;
    private final CapacityTracker room;
    private final Map<PortalId, Instant> latest = new HashMap<>();
    private Optional<Instant> nextTimer = Optional.empty();
    private long openCalls;
    private boolean closed;
    private boolean draining;

    Schedule(Clock clock, int capacity) {
        this.clock = clock;
        this.monitor = new Monitor(clock);
        this.room = new CapacityTracker(capacity);
        this.lanes = new LaneScheduler<>(clock, LaneBook::new, this::offered);
        this.books = new LaneBooks(lanes);
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

    private void offered(LaneBook book) {
        books.offered(book);
    }

    private Optional<Instant> nextDue() {
        return Stream.concat(lanes.nextDue().stream(), nextTimer.stream()).min(Comparator.naturalOrder());
    }

    LaneBooks books() {
        return books;
    }

    /** Where the work of the lanes stands. */
    LaneScheduler<LaneBook> lanes() {
        return lanes;
    }

    /** Takes the event whose turn it is out. */
    Optional<LaneBook> takeEvent(Predicate<Lane.Owner> welcome) {
        Optional<LaneBook> taken = closed || draining ? Optional.empty() : lanes.takeEvent(welcome);
        taken.ifPresent(book -> book.handlingEnds = false);
        return taken;
    }

    /** Takes the calls whose turn it is out. */
    List<LaneBook> takeCalls(ClaimLimit claimLimit) {
        List<LaneBook> taken = closed || draining ? List.of() : lanes.takeCalls(claimLimit);
        taken.forEach(book -> book.sendingEnds = false);
        return taken;
    }

    /** The event being handled stands first in its lane again, as this one. */
    void unhandled(LaneBook book, EventSlot event) {
        book.handling(event);
        lanes.unhandled(book);
    }

    /** The call being sent stands first in its lane again, as this one. */
    void unsent(LaneBook book, CallSlot call) {
        book.sending(call);
        lanes.unsent(book);
    }

    /** Takes waiting calls that a later one may make needless out of their lane for now. */
    List<CallSlot> takeReplaceable(LaneBook book) {
        return withdraw(book, CallSlot::replaceable);
    }

    /** Removes a waiting call. */
    boolean remove(LaneBook book, long id) {
        return !withdraw(book, call -> call.id() == id).isEmpty();
    }

    private List<CallSlot> withdraw(LaneBook book, Predicate<CallSlot> which) {
        List<CallSlot> removed = book.removeCalls(which);
        lanes.withdrawn(book);
        return removed;
    }

    CapacityTracker room() {
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
        return nextTimer.filter(due -> !due.isAfter(clock.instant())).isPresent();
    }

    void timerAt(Instant due) {
        nextTimer = nextTimer.filter(next -> next.isBefore(due)).or(() -> Optional.of(due));
    }

    void nextTimer(Optional<Instant> next) {
        nextTimer = next;
    }

    int out() {
        return lanes.out();
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
        lanes.clear();
        books.clear();
    }
}
