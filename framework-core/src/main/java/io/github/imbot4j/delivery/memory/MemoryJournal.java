package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.concurrent.Monitor;
import io.github.imbot4j.concurrent.SteadyClock;
import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.Backlog;
import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.CapacityTracker;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.DeduplicationWindow;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneScheduler;
import io.github.imbot4j.delivery.LaneState;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A journal in memory: fast, bounded, and lost when the process ends. One portal holds no more than there is room left,
 * so a flood from one portal fills half and leaves the rest to the others. Of parked records, the latest thousand are
 * kept.
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

    /** With more events than this that are not handled, whoever brings another one waits. */
    static final int CROWD = 64;

    /** How long whoever brings an event to a crowd waits for it to be handled. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** After waiting in vain nobody waits for so long: the handlers are slow, and the posts are not what keeps them from working. */
    private static final long NO_WAITING = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private final Clock steady;
    private final Duration patience;
    private final Monitor monitor;
    private final Monitor.Signal events;
    private final Monitor.Signal calls;
    private final Monitor.Signal ends;
    private final Monitor.Signal room;
    private final LaneScheduler<MemoryLane> lanes;
    private final MemoryInbox inbox;
    private final MemoryOutbox outbox;
    private final Timers timers = new Timers();
    private final Sessions sessions = new Sessions();
    private final JournalRecords records;
    private long lastId;
    private boolean closed;
    private volatile boolean crowded;
    private volatile long waitedInVain = System.nanoTime() - NO_WAITING;

    /** A journal of the usual size, with one clock for everything. */
    public MemoryJournal(Clock clock) {
        this(clock, clock);
    }

    /**
     * A journal of the usual size.
     *
     * @param steady measures waits, see {@link SteadyClock}
     */
    public MemoryJournal(Clock clock, Clock steady) {
        this(clock, steady, CAPACITY, MEMORY, MOST_KEYS, PATIENCE);
    }

    /**
     * A journal of another size.
     *
     * @param capacity events waiting or being handled, at most
     * @param memory how long a key is remembered
     * @param mostKeys how many keys are remembered, at most
     */
    public MemoryJournal(Clock clock, int capacity, Duration memory, int mostKeys) {
        this(clock, clock, capacity, memory, mostKeys, PATIENCE);
    }

    /** One with another patience. */
    MemoryJournal(Clock clock, Duration patience) {
        this(clock, clock, CAPACITY, MEMORY, MOST_KEYS, patience);
    }

    private MemoryJournal(Clock clock, Clock steady, int capacity, Duration memory, int mostKeys, Duration patience) {
        this.clock = clock;
        this.steady = steady;
        this.patience = patience;
        this.monitor = new Monitor(clock);
        this.events = monitor.signal();
        this.calls = monitor.signal();
        this.ends = monitor.signal();
        this.room = monitor.signal();
        this.lanes = new LaneScheduler<>(steady, MemoryLane::new, this::settled);
        this.inbox = new MemoryInbox(
                clock, new DeduplicationWindow(memory, mostKeys), new CapacityTracker(capacity), lanes, this::nextId);
        this.outbox = new MemoryOutbox(clock, this::steadily, lanes, this::nextId);
        this.records = new MemoryRecords(monitor, inbox, outbox);
    }

    /** A lane in which nothing is left is forgotten. */
    private void settled(MemoryLane lane) {
        if (lane.isIdle()) {
            lanes.forget(lane);
        }
    }

    /** How far the steady clock is ahead of the other one, which may have been set. */
    private Duration ahead() {
        return Duration.between(clock.instant(), steady.instant());
    }

    /** When a wait ends by the steady clock. */
    private Instant steadily(Instant at) {
        return at.plus(ahead());
    }

    private long nextId() {
        return ++lastId;
    }

    @Override
    public List<AcceptResult> accept(List<InboxEntry> entries) {
        List<AcceptResult> results = stepping(() -> closed ? MemoryInbox.refuse(entries) : inbox.accept(entries));
        if (crowded && System.nanoTime() - waitedInVain > NO_WAITING) {
            letTheCrowdBeHandled();
        }
        return results;
    }

    /**
     * Events that are accepted faster than they are handled are answered no sooner for that: they wait here in place of at the portal,
     * and accepting them takes the processors from the handlers.
     */
    private void letTheCrowdBeHandled() {
        boolean handled = await(room, patience, () -> crowded ? Optional.empty() : Optional.of(true))
                .isPresent();
        if (!handled) {
            waitedInVain = System.nanoTime();
        }
    }

    @Override
    public Optional<ClaimedEvent> claim(Predicate<Lane.Owner> welcome, Duration wait) {
        return await(events, wait, () -> inbox.claim(welcome));
    }

    @Override
    public void complete(ClaimedEvent claimedEvent, EventEffects done) {
        end(claimedEvent, done, inbox::end);
    }

    @Override
    public void fail(ClaimedEvent claimedEvent, String incident, String why, EventEffects apology) {
        end(claimedEvent, apology, lane -> inbox.bury(lane, incident, why));
    }

    private void end(ClaimedEvent claimedEvent, EventEffects effects, Consumer<MemoryLane> ending) {
        stepping(() -> {
            sessions.requireExpected(effects.sessions(), clock.instant());
            MemoryLane lane = inbox.requireHandling(claimedEvent);
            effects.sessions().forEach(change -> sessions.change(change, clock.instant()));
            if (!effects.timers().isEmpty()) {
                effects.timers().forEach(timers::change);
                wakeAll();
            }
            outbox.put(effects.calls());
            ending.accept(lane);
            return true;
        });
    }

    @Override
    public void retry(ClaimedEvent claimedEvent, Instant notBefore, String why) {
        monitor.changing(() -> {
            inbox.putBack(claimedEvent, steadily(notBefore), why);
            return true;
        });
    }

    @Override
    public void put(List<OutgoingCall> more) {
        stepping(() -> {
            outbox.put(more);
            return true;
        });
    }

    @Override
    public int putOnce(String group, Map<String, List<OutgoingCall>> more) {
        return stepping(() -> outbox.putOnce(group, more));
    }

    @Override
    public BroadcastProgress progress(String group) {
        return monitor.locked(() -> outbox.progress(group));
    }

    @Override
    public List<ClaimedCall> claimCalls(ClaimLimit claimLimit, Duration wait) {
        return await(calls, wait, () -> Optional.of(outbox.claim(claimLimit)).filter(taken -> !taken.isEmpty()))
                .orElse(List.of());
    }

    @Override
    public void settle(List<CallOutcome> settlements) {
        stepping(() -> {
            outbox.settle(settlements);
            for (CallOutcome settlement : settlements) {
                settlement.learned().forEach(change -> sessions.change(change, clock.instant()));
                if (settlement instanceof CallOutcome.Again) {
                    wakeAll();
                }
            }
            return true;
        });
    }

    @Override
    public int giveUp(PortalId portal, Instant until, String why) {
        return monitor.changing(() -> outbox.giveUp(portal, until, why));
    }

    @Override
    public Optional<String> session(SessionKey key) {
        return monitor.locked(() -> sessions.find(key, clock.instant()));
    }

    @Override
    public List<TimerChange.Set> timers(Lane lane) {
        return monitor.locked(() -> timers.of(lane));
    }

    /** When the next timer is due; empty when none is set. */
    public Optional<Instant> nextTimer() {
        return monitor.locked(timers::next);
    }

    /** When the next timer is due whose entry is such; empty when none is set. */
    public Optional<Instant> nextTimer(Predicate<InboxEntry> such) {
        return monitor.locked(() -> timers.next(such));
    }

    @Override
    public void remember(SessionChange change) {
        monitor.changing(() -> {
            sessions.requireExpected(List.of(change), clock.instant());
            sessions.change(change, clock.instant());
            return true;
        });
    }

    @Override
    public void wake() {
        monitor.changing(() -> true);
    }

    @Override
    public Backlog backlog() {
        return monitor.locked(
                () -> new Backlog(inbox.count() + (timers.isDue(clock.instant()) ? 1 : 0), outbox.open()));
    }

    @Override
    public boolean hasRoom() {
        return monitor.locked(inbox::hasRoom);
    }

    @Override
    public JournalRecords records() {
        return records;
    }

    @Override
    public boolean drain(Duration atMost) {
        return await(
                        ends,
                        atMost,
                        () -> inbox.count() == 0 && outbox.open() == 0 ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    @Override
    public void close() {
        monitor.changing(() -> closed = true);
    }

    /** Does something that makes none wait for less long, and wakes those for whom there is something. */
    private <T> T stepping(Supplier<T> step) {
        return monitor.locked(() -> {
            T outcome = step.get();
            ringWhatIsReady();
            return outcome;
        });
    }

    private void ringWhatIsReady() {
        if (lanes.hasEvents()) {
            events.ring();
        }
        if (lanes.hasCalls()) {
            calls.ring();
        }
        crowded = inbox.count() > CROWD;
        if (!crowded) {
            room.ring();
        }
        ends.ring();
    }

    /** Who waits until something is due has to look when that is now. */
    private void wakeAll() {
        events.ring();
        calls.ring();
    }

    private <T> Optional<T> await(Monitor.Signal signal, Duration wait, Supplier<Optional<T>> look) {
        return monitor.await(
                signal, wait, () -> closed ? Optional.empty() : lookNow(look), () -> closed, this::nextDue);
    }

    private <T> Optional<T> lookNow(Supplier<Optional<T>> look) {
        List<InboxEntry> due = timers.due(clock.instant());
        if (!due.isEmpty()) {
            due.forEach(inbox::store);
            events.ring();
        }
        return look.get();
    }

    private Optional<Instant> nextDue() {
        return Stream.concat(timers.next().stream(), lanes.nextDue().map(at -> at.minus(ahead())).stream())
                .min(Comparator.naturalOrder());
    }

    /** All there is of a lane: memory keeps the whole of it. */
    static final class MemoryLane extends LaneState<MemoryInbox.Item, MemoryOutbox.Item> {

        MemoryLane(Lane lane) {
            super(lane);
        }
    }
}
