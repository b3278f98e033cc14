package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.Backlog;
import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimLimit;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.NewestMessages;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * A journal in a database: memory decides what is done next, the database is the durable record. When a method returns,
 * its effect is on disk. Closing the journal only stops handing out work; {@link JdbcStore#close} closes the rest.
 *
 * <p>Safe for use by several threads.
 */
final class JdbcJournal implements Journal {

    private final Database database;
    private final Clock clock;
    private final Schedule schedule;
    private final Membership membership;
    private final JournalComponents journalComponents;
    private final GroupCommitWriter groupCommitWriter;
    private final ClaimLoader claimLoader;
    private final ClaimCompletion claimCompletion;
    private final BackgroundTasks backgroundTasks;
    private final OpenRecords records;

    private JdbcJournal(Database database, Clock clock, JournalSettings settings, Sleeper sleeper) {
        this.database = database;
        this.clock = clock;
        this.schedule = new Schedule(clock, settings.capacity());
        this.membership = new Membership(database, settings.name(), settings.lease());
        this.journalComponents =
                new JournalComponents(schedule, membership, database.dialect(), new NewestMessages(), clock);
        this.groupCommitWriter = new GroupCommitWriter(
                database, new FencingToken(database, schedule, membership, this::lose), this::lose);
        this.claimLoader = new ClaimLoader(database, groupCommitWriter, schedule, journalComponents.newest(), clock);
        this.claimCompletion = new ClaimCompletion(journalComponents, groupCommitWriter, database, sleeper);
        this.backgroundTasks = new BackgroundTasks(database, groupCommitWriter, journalComponents, this::lose);
        this.records = new OpenRecords(new JdbcRecords(database, clock), groupCommitWriter, backgroundTasks);
    }

    /** Joins, takes over what was left behind, and begins. */
    static JdbcJournal start(Database database, Clock clock, JournalSettings settings) {
        return start(database, clock, settings, Sleeper.real());
    }

    /** The same, waiting in another way between two tries to end something. */
    static JdbcJournal start(Database database, Clock clock, JournalSettings settings, Sleeper sleeper) {
        JdbcJournal journal = new JdbcJournal(database, clock, settings, sleeper);
        try {
            journal.membership.join();
            journal.backgroundTasks.start();
        } catch (RuntimeException failure) {
            journal.groupCommitWriter.abandon();
            throw failure;
        }
        return journal;
    }

    /** Commits changes beside the journal's own, together with them. */
    GroupCommitWriter writer() {
        return groupCommitWriter;
    }

    /** Whatever memory believed to own may be somebody else's. */
    private void lose() {
        schedule.changing(() -> {
            membership.lose();
            schedule.clear();
            return true;
        });
        backgroundTasks.poke();
    }

    @Override
    public List<AcceptResult> accept(List<InboxEntry> entries) {
        return database.health()
                .written(() -> groupCommitWriter.commit(
                        new AcceptChange(List.copyOf(entries), schedule, clock, journalComponents.touch())));
    }

    @Override
    public Optional<ClaimedEvent> claim(Predicate<Lane.Owner> welcome, Duration wait) {
        return database.health().watched(() -> claimed(welcome, wait));
    }

    private Optional<ClaimedEvent> claimed(Predicate<Lane.Owner> welcome, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            backgroundTasks.fireTimers();
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            Optional<LaneBook> taken =
                    schedule.await(left, () -> takeEvent(welcome), one -> one.isClosed() || one.isTimerDue());
            Optional<ClaimedEvent> claimed = taken.flatMap(claimLoader::claim);
            if (claimed.isPresent()) {
                return claimed;
            }
            boolean goesOn = taken.isPresent() || schedule.locked(schedule::isTimerDue);
            if (!goesOn || Thread.currentThread().isInterrupted() || schedule.locked(schedule::isClosed)) {
                return Optional.empty();
            }
        }
    }

    /** While another node may be at it, nothing is begun: what a method does beside its reply would be done twice. */
    private Optional<LaneBook> takeEvent(Predicate<Lane.Owner> welcome) {
        return membership.isStale() ? Optional.empty() : schedule.takeEvent(welcome);
    }

    @Override
    public void complete(ClaimedEvent claimedEvent, EventEffects done) {
        claimCompletion.end(claimedEvent, book -> EndChange.done(book, claimedEvent, done, journalComponents));
    }

    @Override
    public void complete(ClaimedEvent claimedEvent, EventEffects done, Consumer<RuntimeException> failed) {
        claimCompletion.end(claimedEvent, book -> EndChange.done(book, claimedEvent, done, journalComponents), failed);
    }

    @Override
    public void retry(ClaimedEvent claimedEvent, Instant notBefore, String why) {
        claimCompletion.end(
                claimedEvent, book -> EndChange.again(book, claimedEvent, notBefore, why, journalComponents));
    }

    @Override
    public void fail(ClaimedEvent claimedEvent, String incident, String why, EventEffects apology) {
        claimCompletion.end(
                claimedEvent, book -> EndChange.dead(book, claimedEvent, incident, why, apology, journalComponents));
    }

    @Override
    public void put(List<OutgoingCall> calls) {
        Map<String, List<OutgoingCall>> one = Map.of("", List.copyOf(calls));
        database.health()
                .written(() -> groupCommitWriter.commit(new PutChange(Optional.empty(), one, journalComponents)));
    }

    @Override
    public int putOnce(String group, Map<String, List<OutgoingCall>> calls) {
        return database.health()
                .written(() -> groupCommitWriter.commit(new PutChange(Optional.of(group), calls, journalComponents)));
    }

    @Override
    public BroadcastProgress progress(String group) {
        return read(store -> EffectTables.progress(store, group));
    }

    @Override
    public List<ClaimedCall> claimCalls(ClaimLimit claimLimit, Duration wait) {
        return database.health().watched(() -> claimedCalls(claimLimit, wait));
    }

    private List<ClaimedCall> claimedCalls(ClaimLimit claimLimit, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            List<LaneBook> taken = schedule.await(
                            left,
                            () -> Optional.of(schedule.takeCalls(claimLimit)).filter(books -> !books.isEmpty()),
                            Schedule::isClosed)
                    .orElse(List.of());
            List<ClaimedCall> claimed = taken.isEmpty() ? List.of() : claimLoader.claimCalls(taken);
            if (taken.isEmpty() || !claimed.isEmpty()) {
                return claimed;
            }
        }
    }

    @Override
    public void settle(List<CallOutcome> settlements) {
        claimCompletion.settle(settlements);
    }

    @Override
    public void settle(List<CallOutcome> settlements, Consumer<RuntimeException> failed) {
        claimCompletion.settle(settlements, failed);
    }

    @Override
    public int giveUp(PortalId portal, Instant until, String why) {
        return records.giveUp(portal, until, why);
    }

    @Override
    public Optional<String> session(SessionKey key) {
        return read(store -> EffectTables.session(store, key, clock.instant()));
    }

    @Override
    public List<TimerChange.Set> timers(Lane lane) {
        return read(store -> EffectTables.timers(store, lane));
    }

    private <T> T read(Function<Handle, T> question) {
        return database.health().watched(() -> database.read(question));
    }

    @Override
    public void remember(SessionChange change) {
        database.health()
                .written(() -> database.write(store -> {
                    EffectTables.change(store, change, clock.instant());
                    return true;
                }));
    }

    @Override
    public void wake() {
        schedule.changing(() -> true);
    }

    @Override
    public Optional<String> trouble() {
        StorageHealth health = database.health();
        return schedule.locked(schedule::isClosed) ? health.lastTrouble() : health.trouble(this::prove);
    }

    /** Writes something that changes nothing, and throws as {@link #accept} would: whether the storage takes what comes next. */
    void prove() {
        groupCommitWriter.commit(
                store -> NodeTable.touch(store, journalComponents.membership().node()));
    }

    @Override
    public Backlog backlog() {
        return schedule.locked(
                () -> new Backlog(schedule.room().total() + (schedule.isTimerDue() ? 1 : 0), schedule.openCalls()));
    }

    @Override
    public boolean hasRoom() {
        return schedule.locked(() -> schedule.room().hasRoom());
    }

    @Override
    public JournalRecords records() {
        return records;
    }

    @Override
    public boolean drain(Duration atMost) {
        schedule.changing(() -> {
            schedule.drain();
            return true;
        });
        return schedule.await(
                        atMost, () -> schedule.out() == 0 ? Optional.of(true) : Optional.<Boolean>empty(), one -> false)
                .isPresent();
    }

    @Override
    public void close() {
        schedule.changing(() -> {
            schedule.close();
            return true;
        });
    }

    /** Commits what was asked for, gives up the lanes, and stops. */
    void end() {
        close();
        backgroundTasks.close();
        groupCommitWriter.close();
        membership.leave();
    }

    /** Stops as a crash would. */
    void abandon() {
        close();
        backgroundTasks.close();
        groupCommitWriter.abandon();
    }

    /** When each portal heard of raised its latest event, by its own clock. */
    Map<PortalId, Instant> latest() {
        return schedule.locked(schedule::latest);
    }

    /** Stops giving signs of life, as a process does that is suspended. */
    void freeze() {
        backgroundTasks.close();
    }
}
