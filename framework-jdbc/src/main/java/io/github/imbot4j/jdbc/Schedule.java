package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decide what may be done now, from what memory knows of the lanes this process owns. It never asks the store: it follows what was
 * committed there.
 *
 * <p>Everything but {@link #locked} and {@link #await} is to be called under its lock.
 */
final class Schedule {

    /** So many lanes are known at once; the others wait in the store. */
    static final int MOST_LANES = 20_000;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final long SHORTEST_WAIT = Duration.ofMillis(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private final Map<Lane, LaneBook> books = new HashMap<>();
    private final Turns turns = new Turns();
    private final Queue<Delay> delays = new PriorityQueue<>(Comparator.comparing(Delay::at));
    private final Set<LaneBook> shortOfWork = new LinkedHashSet<>();
    private final Room room;
    private Optional<Instant> nextTimer = Optional.empty();
    private long openCalls;
    private int out;
    private boolean closed;
    private boolean draining;

    private record Delay(Instant at, LaneBook book) {}

    Schedule(Clock clock, int capacity) {
        this.clock = clock;
        this.room = new Room(capacity);
    }

    <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes something, and wakes whoever waits for it. */
    <T> T changing(Supplier<T> step) {
        lock.lock();
        try {
            T outcome = step.get();
            changed.signalAll();
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    /** Looks until there is something, waiting in between for a change or for the next thing that is due. */
    <T> Optional<T> await(Duration wait, Supplier<Optional<T>> look, Predicate<Schedule> until) {
        long left = wait.toNanos();
        lock.lock();
        try {
            Optional<T> found = look.get();
            while (found.isEmpty() && left > 0 && !until.test(this)) {
                long pause = Math.min(left, untilDue());
                left -= pause - Math.max(0, changed.awaitNanos(pause));
                found = look.get();
            }
            return found;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long untilDue() {
        Optional<Instant> next = Optional.ofNullable(delays.peek())
                .map(Delay::at)
                .filter(at -> nextTimer.isEmpty() || at.isBefore(nextTimer.get()))
                .or(() -> nextTimer);
        return next.map(at -> Duration.between(clock.instant(), at))
                .map(until -> until.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : until)
                .map(until -> Math.max(until.toNanos(), SHORTEST_WAIT))
                .orElse(Long.MAX_VALUE);
    }

    // Lanes

    Optional<LaneBook> find(Lane lane) {
        return Optional.ofNullable(books.get(lane));
    }

    /** Takes a lane this process owns into account. */
    LaneBook adopt(Lane lane) {
        return books.computeIfAbsent(lane, LaneBook::new);
    }

    /** Whether this process still works at the lane as it did when it opened that book. */
    boolean isCurrent(LaneBook book) {
        return books.get(book.lane) == book;
    }

    boolean hasSpace() {
        return books.size() < MOST_LANES;
    }

    int space() {
        return Math.max(0, MOST_LANES - books.size());
    }

    void forget(LaneBook book) {
        books.remove(book.lane, book);
        shortOfWork.remove(book);
    }

    /** Lanes in which nothing has been left to do for so long; all idle ones when space is getting short. */
    List<LaneBook> idle(Duration since, int most) {
        long limit = books.size() > MOST_LANES / 2 ? 0 : since.toNanos();
        long now = System.nanoTime();
        return books.values().stream()
                .filter(book -> book.isIdle() && book.pins == 0 && now - book.idleSince >= limit)
                .limit(most)
                .toList();
    }

    /** Lanes whose next work has to be read, at most so many. */
    List<LaneBook> takeShort(int most) {
        List<LaneBook> taken = shortOfWork.stream().limit(most).toList();
        taken.forEach(shortOfWork::remove);
        return taken;
    }

    boolean isShort() {
        return !shortOfWork.isEmpty();
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
            shortOfWork.add(book);
        }
        if (book.isIdle()) {
            book.idleSince = System.nanoTime();
        }
    }

    private boolean isDue(Optional<Instant> notBefore, LaneBook book) {
        if (isPast(notBefore)) {
            return true;
        }
        if (!notBefore.equals(book.delayed)) {
            book.delayed = notBefore;
            delays.add(new Delay(notBefore.orElseThrow(), book));
        }
        return false;
    }

    private boolean isPast(Optional<Instant> notBefore) {
        return notBefore.isEmpty() || !notBefore.get().isAfter(clock.instant());
    }

    private void release() {
        while (!delays.isEmpty() && !delays.peek().at().isAfter(clock.instant())) {
            LaneBook book = delays.remove().book();
            book.delayed = Optional.empty();
            if (books.get(book.lane) == book) {
                offer(book);
            }
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
            Optional<EventSlot> next = book.firstEvent().filter(event -> isPast(event.notBefore()));
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
    List<LaneBook> takeCalls(Share share) {
        if (closed || draining) {
            return List.of();
        }
        release();
        List<LaneBook> taken = turns.takeCalls(share);
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
        if (!isCurrent(book)) {
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
        if (!isCurrent(book)) {
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
        shortOfWork.clear();
        out = 0;
    }
}
