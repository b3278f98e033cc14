package io.github.imbot4j.delivery;

import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keep the journal in memory: fast, bounded, and forgotten when the process ends. One portal holds no more than there is
 * room left, so a flood from one fills half and leaves the rest to the others. Of what came to a stop, the latest thousand
 * are kept.
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

    /** Dead letters kept, and refused or unknown calls, at most. */
    public static final int MOST_STOPPED = 1_000;

    /** Waiting for what is due is done in steps: a clock may be set meanwhile, and nanoseconds overflow. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final long SHORTEST_WAIT = Duration.ofMillis(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clock clock;
    private final RecentKeys keys;
    private final Room room;
    private final Lanes lanes;
    private final Timers timers = new Timers();
    private final Sessions sessions = new Sessions();
    private final Groups groups = new Groups();
    private final Stopped<InboxItem> deadLetters = new Stopped<>(MOST_STOPPED);
    private final Stopped<OutboxItem> stoppedCalls = new Stopped<>(MOST_STOPPED);
    private final JournalRecords records = new MemoryRecords(this);
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
        this.clock = clock;
        this.keys = new RecentKeys(clock, memory, mostKeys);
        this.room = new Room(capacity);
        this.lanes = new Lanes(clock);
    }

    @Override
    public List<Receipt> accept(List<InboxEntry> entries) {
        return changing(() -> {
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
            fresh.forEach(entry -> {
                keys.remember(entry.lane().portal(), entry.key());
                store(entry);
            });
            return receipts;
        });
    }

    private void store(InboxEntry entry) {
        room.enter(entry.lane().portal());
        lanes.add(new InboxItem(++lastId, entry, clock.instant()));
    }

    @Override
    public Optional<Claimed> claim(Predicate<Lane.Owner> welcome, Duration wait) {
        return await(wait, () -> lanes.takeEvent(welcome).map(InboxItem::claim));
    }

    @Override
    public void complete(Claimed claimed, Completion done) {
        changing(() -> {
            sessions.requireNew(done.sessions(), clock.instant());
            lanes.endEvent(claimed);
            room.leave(claimed.entry().lane().portal());
            commit(done);
            lanes.offer(claimed.entry().lane());
            return true;
        });
    }

    @Override
    public void retry(Claimed claimed, Instant notBefore, String why) {
        changing(() -> {
            InboxItem item = lanes.endEvent(claimed);
            item.retry(notBefore, why);
            lanes.putBack(item);
            return true;
        });
    }

    @Override
    public void fail(Claimed claimed, String incident, String why, Completion apology) {
        changing(() -> {
            sessions.requireNew(apology.sessions(), clock.instant());
            InboxItem item = lanes.endEvent(claimed);
            room.leave(item.lane().portal());
            item.die(incident, why);
            deadLetters.add(item.id(), item);
            commit(apology);
            lanes.offer(item.lane());
            return true;
        });
    }

    private void commit(Completion done) {
        done.sessions().forEach(change -> sessions.change(change, clock.instant()));
        done.timers().forEach(timers::change);
        done.calls().forEach(call -> enqueue(call, Optional.empty()));
    }

    private void enqueue(OutgoingCall call, Optional<Groups.Member> member) {
        OutgoingCall last = call;
        for (OutboxItem needless : lanes.removeNeedless(call)) {
            last = Superseding.merged(needless.call(), last);
            needless.member().ifPresent(Groups.Member::sent);
            openCalls--;
        }
        lanes.add(new OutboxItem(++lastId, last, clock.instant(), member));
        openCalls++;
    }

    @Override
    public void put(List<OutgoingCall> calls) {
        changing(() -> {
            calls.forEach(call -> enqueue(call, Optional.empty()));
            return true;
        });
    }

    @Override
    public int putOnce(String group, Map<String, List<OutgoingCall>> calls) {
        return changing(() -> {
            int fresh = 0;
            for (Map.Entry<String, List<OutgoingCall>> entry : calls.entrySet()) {
                Optional<Groups.Member> member =
                        groups.join(group, entry.getKey(), entry.getValue().size());
                if (member.isPresent()) {
                    fresh++;
                    entry.getValue().forEach(call -> enqueue(call, member));
                }
            }
            return fresh;
        });
    }

    @Override
    public Progress progress(String group) {
        return locked(() -> groups.progress(group));
    }

    @Override
    public List<ClaimedCall> claimCalls(Share share, Duration wait) {
        return await(wait, () -> Optional.of(claimNow(share)).filter(calls -> !calls.isEmpty()))
                .orElse(List.of());
    }

    private List<ClaimedCall> claimNow(Share share) {
        return lanes.takeCalls(share).stream().map(OutboxItem::claim).toList();
    }

    @Override
    public void settle(List<Settlement> settlements) {
        changing(() -> {
            List<OutboxItem> items = settlements.stream()
                    .map(one -> lanes.requireSending(one.call()))
                    .toList();
            for (int i = 0; i < items.size(); i++) {
                settle(items.get(i), settlements.get(i));
            }
            return true;
        });
    }

    private void settle(OutboxItem item, Settlement settlement) {
        if (settlement instanceof Settlement.Again again) {
            item.retry(again.notBefore(), again.why());
            lanes.putBack(item);
            return;
        }
        openCalls--;
        if (settlement instanceof Settlement.Sent) {
            item.member().ifPresent(Groups.Member::sent);
        } else if (settlement instanceof Settlement.Refused refused) {
            stop(item, OutboxState.REFUSED, refused.why());
        } else if (settlement instanceof Settlement.Unknown unknown) {
            stop(item, OutboxState.UNKNOWN, unknown.why());
        }
        lanes.endCall(item);
    }

    private void stop(OutboxItem item, OutboxState state, String why) {
        item.end(state, why);
        item.member().ifPresent(Groups.Member::failed);
        stoppedCalls.add(item.id(), item);
    }

    @Override
    public Optional<String> session(SessionKey key) {
        return locked(() -> sessions.find(key, clock.instant()));
    }

    @Override
    public List<TimerChange.Set> timers(Lane lane) {
        return locked(() -> timers.of(lane));
    }

    /** When the next timer is due; empty when none is set. */
    public Optional<Instant> nextTimer() {
        return locked(timers::next);
    }

    @Override
    public void remember(SessionChange change) {
        changing(() -> {
            sessions.requireNew(List.of(change), clock.instant());
            sessions.change(change, clock.instant());
            return true;
        });
    }

    @Override
    public void wake() {
        changing(() -> true);
    }

    @Override
    public void prove() {
        // Memory takes everything, until it is full.
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
    public JournalRecords records() {
        return records;
    }

    Stream<InboxItem> events() {
        return Stream.concat(lanes.events(), deadLetters.all().stream());
    }

    Stream<OutboxItem> calls() {
        return Stream.concat(lanes.calls(), stoppedCalls.all().stream());
    }

    boolean replay(long id) {
        Optional<InboxItem> item = deadLetters.take(id);
        item.ifPresent(dead -> {
            dead.revive();
            room.enter(dead.lane().portal());
            lanes.add(dead);
            changed.signalAll();
        });
        return item.isPresent();
    }

    boolean purge(long id) {
        return deadLetters.take(id).isPresent();
    }

    boolean retry(long id) {
        Optional<OutboxItem> item = stoppedCalls.take(id);
        item.ifPresent(stopped -> {
            stopped.revive(clock.instant());
            stopped.member().ifPresent(Groups.Member::reopened);
            openCalls++;
            lanes.add(stopped);
            changed.signalAll();
        });
        return item.isPresent();
    }

    boolean drop(long id) {
        if (stoppedCalls.take(id).isPresent()) {
            return true;
        }
        Optional<OutboxItem> waiting = lanes.removeWaiting(id);
        waiting.ifPresent(item -> {
            item.member().ifPresent(Groups.Member::failed);
            openCalls--;
            changed.signalAll();
        });
        return waiting.isPresent();
    }

    int giveUp(PortalId portal, Instant until, String why) {
        List<OutboxItem> late = lanes.calls().filter(item -> item.isLate(portal, until)).toList().stream()
                .flatMap(item -> lanes.removeWaiting(item.id()).stream())
                .toList();
        late.forEach(item -> {
            stop(item, OutboxState.REFUSED, why);
            openCalls--;
        });
        changed.signalAll();
        return late.size();
    }

    @Override
    public boolean drain(Duration atMost) {
        return await(atMost, () -> room.total() == 0 && openCalls == 0 ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    @Override
    public void close() {
        changing(() -> closed = true);
    }

    <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T changing(Supplier<T> step) {
        return locked(() -> {
            T outcome = step.get();
            changed.signalAll();
            return outcome;
        });
    }

    /** Looks until there is something, waiting in between for a change or for the next thing that is due. */
    private <T> Optional<T> await(Duration wait, Supplier<Optional<T>> look) {
        long left = wait.toNanos();
        lock.lock();
        try {
            Optional<T> found = lookNow(look);
            while (found.isEmpty() && left > 0 && !closed) {
                long pause = Math.min(left, untilDue());
                left -= pause - Math.max(0, changed.awaitNanos(pause));
                found = lookNow(look);
            }
            return found;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private <T> Optional<T> lookNow(Supplier<Optional<T>> look) {
        if (closed) {
            return Optional.empty();
        }
        timers.due(clock.instant()).forEach(this::store);
        lanes.release();
        return look.get();
    }

    private long untilDue() {
        return Stream.concat(timers.next().stream(), lanes.nextRelease().stream())
                .map(at -> Duration.between(clock.instant(), at))
                .mapToLong(until -> until.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT.toNanos() : until.toNanos())
                .map(nanos -> Math.max(nanos, SHORTEST_WAIT))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
