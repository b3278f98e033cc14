package io.github.imbot4j.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keep what was accepted until it is done: the inbox of events, the outbox of calls, conversations and timers. The
 * in-memory version forgets at a crash; a durable one commits before {@link #accept}, {@link #complete}, {@link #put} and
 * {@link #settle} return. What a process that died was handling is handled again by the next one; what it was sending is
 * sent again when that shows nothing, and else marked as unknown.
 *
 * <p>Implementations are safe for use by several threads. They throw a {@link JournalException} when their storage fails;
 * nothing has changed then. What ends a piece
 * of work throws a {@link LostClaimException} when another node has taken it over.
 */
public interface Journal extends AutoCloseable {

    /**
     * Stores the events of one post, all or none: when one has no room, none is stored and every receipt says {@link
     * Receipt#FULL}. The receipts are in the order of the entries.
     */
    List<Receipt> accept(List<InboxEntry> entries);

    /**
     * Takes the next entry whose lane is free, fairly between owners, waiting at most so long for one. A lane is free
     * when no entry of it is being handled or waiting for its retry, and every call of it is settled for good.
     *
     * @param welcome which owners' work is wanted now; asked anew whenever something changed, must not block
     * @return empty when none came, the thread was interrupted, or the journal is closed
     */
    Optional<Claimed> claim(Predicate<Lane.Owner> welcome, Duration wait);

    /**
     * Marks an entry done and commits what it leads to, as one step, and frees its lane.
     *
     * @throws SessionConflictException when something of it was to be new and is not; the entry is still being handled then
     */
    void complete(Claimed claimed, Completion done);

    /**
     * Begins to do what {@link #complete(Claimed, Completion)} does, and does not wait for it: the lane is freed when it is done.
     *
     * @param failed told by any thread, and perhaps before this returns, why it was not done
     */
    default void complete(Claimed claimed, Completion done, Consumer<RuntimeException> failed) {
        try {
            complete(claimed, done);
        } catch (RuntimeException why) {
            failed.accept(why);
        }
    }

    /** Has an entry handled again later; its lane waits for it. */
    void retry(Claimed claimed, Instant notBefore, String why);

    /**
     * Makes an entry a dead letter, kept for people to see and replay, and frees its lane.
     *
     * @param incident the number the user was told; may be empty
     * @param apology what is sent all the same, such as a polite line
     */
    void fail(Claimed claimed, String incident, String why, Completion apology);

    /** Puts calls into the outbox that no event led to, all or none. */
    void put(List<OutgoingCall> calls);

    /**
     * Puts the calls of each key into the outbox, unless that key of that group was put before: what came of the first time
     * does not matter. All or none; the keys are remembered with their calls, so that whoever is interrupted may begin again
     * from the start.
     *
     * @param group such as a broadcast's name; keys of one group are independent of another's
     * @param calls by key, in the order they are to be queued
     * @return how many of the keys were new
     */
    int putOnce(String group, Map<String, List<OutgoingCall>> calls);

    /** How far the calls of a group have come. */
    Progress progress(String group);

    /**
     * Takes ready calls of one portal, most urgent first and then longest waiting, one of a lane at most, waiting at most so
     * long for some. Portals take turns.
     *
     * @param share how many are wanted of which portal; asked anew whenever something changed or {@link #wake()} is called
     * @return empty when none came, the thread was interrupted, or the journal is closed
     */
    List<ClaimedCall> claimCalls(Share share, Duration wait);

    /** Says what became of claimed calls, as one step. */
    void settle(List<Settlement> settlements);

    /**
     * Begins to do what {@link #settle(List)} does, and does not wait for it: the lanes are freed when it is done.
     *
     * @param failed told by any thread, and perhaps before this returns, why it was not done
     */
    default void settle(List<Settlement> settlements, Consumer<RuntimeException> failed) {
        try {
            settle(settlements);
        } catch (RuntimeException why) {
            failed.accept(why);
        }
    }

    /** What is remembered of a conversation; empty when nothing is, or it has expired. */
    Optional<String> session(SessionKey key);

    /** The timers of a lane that are not due yet, the earliest first. One whose entry cannot be read is left out. */
    List<TimerChange.Set> timers(Lane lane);

    /** Changes what is remembered of a conversation at once, whatever comes of the event being handled. */
    void remember(SessionChange change);

    /** Has whoever waits in a claim ask again: a share or a welcome has changed. */
    void wake();

    /** Writes something that changes nothing, and throws as {@link #accept} would: whether the storage takes what comes next. */
    void prove();

    /** How much is waiting or running. */
    Backlog backlog();

    /** Whether a new portal's event would find room now. */
    boolean hasRoom();

    /** What is kept, for people. */
    JournalRecords records();

    /**
     * Waits until the process may stop without losing anything: for a journal in memory, until all is done; for a durable
     * one, until nothing is being handled or sent.
     *
     * @return whether it came to that in time
     */
    boolean drain(Duration atMost);

    /** Gives out nothing any more and wakes who waits. */
    @Override
    void close();
}
