package io.github.imbot4j.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keep the journal in memory: fast, bounded, and forgotten when the process ends. One portal holds no more than there is
 * room left, so a flood from one fills half and leaves the rest to the others.
 *
 * <p>Safe for use by several threads.
 */
public final class MemoryJournal implements Journal {

    /** Events waiting or being handled, at most. */
    public static final int CAPACITY = 10_000;

    /** How long a delivery is known as a duplicate; longer than any retry anybody claimed (transport §4.1). */
    public static final Duration MEMORY = Duration.ofHours(26);

    /** Keys remembered, at most. */
    public static final int MOST_KEYS = 200_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RecentKeys keys;
    private final Room room;
    private final Map<Lane, LaneWork> lanes = new HashMap<>();
    private final Turns eventTurns = new Turns();
    private final Turns callTurns = new Turns();
    private long lastId;
    private long openCalls;
    private boolean closed;

    /** A journal of the usual size. */
    public MemoryJournal(Clock clock) {
        this(clock, CAPACITY, MEMORY, MOST_KEYS);
    }

    /**
     * A journal of another size.
     *
     * @param capacity events waiting or being handled, at most
     * @param memory how long a key is remembered
     * @param mostKeys how many keys are remembered, at most
     */
    public MemoryJournal(Clock clock, int capacity, Duration memory, int mostKeys) {
        this.keys = new RecentKeys(clock, memory, mostKeys);
        this.room = new Room(capacity);
    }

    @Override
    public List<Receipt> accept(List<InboxEntry> entries) {
        return locked(() -> {
            List<Receipt> receipts = new ArrayList<>();
            List<InboxEntry> fresh = new ArrayList<>();
            Set<String> own = new HashSet<>();
            for (InboxEntry entry : entries) {
                boolean isNew = !keys.knows(entry.lane().portal(), entry.key()) && own.add(entry.key());
                receipts.add(isNew ? Receipt.STORED : Receipt.DUPLICATE);
                if (isNew) {
                    fresh.add(entry);
                }
            }
            if (closed || !room.fits(fresh)) {
                return entries.stream().map(entry -> Receipt.FULL).toList();
            }
            fresh.forEach(this::store);
            return receipts;
        });
    }

    private void store(InboxEntry entry) {
        keys.remember(entry.lane().portal(), entry.key());
        room.enter(entry.lane().portal());
        work(entry.lane()).events.add(new Claimed(++lastId, entry));
        offer(entry.lane());
    }

    @Override
    public Optional<Claimed> claim(Predicate<Lane.Owner> welcome, Duration wait) {
        return await(wait, () -> {
            Optional<Lane> lane = eventTurns.take(welcome);
            while (lane.isPresent()) {
                LaneWork work = work(lane.get());
                work.eventOffered = false;
                if (work.eventIsFree()) {
                    Claimed next = work.events.remove();
                    work.handling = next.id();
                    return Optional.of(next);
                }
                lane = eventTurns.take(welcome);
            }
            return Optional.empty();
        });
    }

    @Override
    public void complete(Claimed claimed, List<OutgoingCall> calls) {
        locked(() -> {
            end(claimed);
            for (OutgoingCall call : calls) {
                work(call.lane()).calls.add(new ClaimedCall(++lastId, call));
                openCalls++;
            }
            calls.forEach(call -> offer(call.lane()));
            offer(claimed.entry().lane());
            return true;
        });
    }

    @Override
    public void fail(Claimed claimed, Throwable cause) {
        complete(claimed, List.of());
    }

    private void end(Claimed claimed) {
        LaneWork work = work(claimed.entry().lane());
        if (work.handling != claimed.id()) {
            throw new IllegalStateException("Entry " + claimed.id() + " of lane "
                    + claimed.entry().lane() + " is not being handled; complete or fail it once.");
        }
        work.handling = 0;
        room.leave(claimed.entry().lane().portal());
    }

    @Override
    public Optional<ClaimedCall> claimCall(Predicate<Lane.Owner> welcome, Duration wait) {
        return await(
                wait,
                () -> callTurns.take(welcome).map(lane -> {
                    LaneWork work = work(lane);
                    work.callOffered = false;
                    ClaimedCall next = work.calls.remove();
                    work.sending = next.id();
                    return next;
                }));
    }

    @Override
    public void sent(ClaimedCall call) {
        locked(() -> {
            LaneWork work = work(call.call().lane());
            if (work.sending != call.id()) {
                throw new IllegalStateException("Call " + call.id() + " of lane "
                        + call.call().lane() + " is not being sent; mark it sent or dropped once.");
            }
            work.sending = 0;
            openCalls--;
            offer(call.call().lane());
            return true;
        });
    }

    @Override
    public void drop(ClaimedCall call, Throwable cause) {
        sent(call);
    }

    @Override
    public Backlog backlog() {
        return locked(() -> new Backlog(room.total(), openCalls));
    }

    @Override
    public boolean hasRoom() {
        return locked(room::hasRoom);
    }

    @Override
    public boolean drain(Duration atMost) {
        return await(atMost, () -> room.total() == 0 && openCalls == 0 ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
            return true;
        });
    }

    private LaneWork work(Lane lane) {
        return lanes.computeIfAbsent(lane, name -> new LaneWork());
    }

    /** Gives the lane its places in the turns, or forgets it when nothing is left in it. */
    private void offer(Lane lane) {
        LaneWork work = work(lane);
        if (work.callIsFree() && !work.callOffered) {
            work.callOffered = true;
            callTurns.add(lane);
        }
        if (work.eventIsFree() && !work.eventOffered) {
            work.eventOffered = true;
            eventTurns.add(lane);
        }
        if (work.isIdle()) {
            lanes.remove(lane);
        }
        changed.signalAll();
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> Optional<T> await(Duration wait, Supplier<Optional<T>> look) {
        long left = wait.toNanos();
        lock.lock();
        try {
            Optional<T> found = closed ? Optional.empty() : look.get();
            while (found.isEmpty() && left > 0 && !closed) {
                left = changed.awaitNanos(left);
                found = closed ? Optional.empty() : look.get();
            }
            return found;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
