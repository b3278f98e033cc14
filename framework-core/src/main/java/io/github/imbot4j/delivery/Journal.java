package io.github.imbot4j.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keep what was accepted until it is done: the inbox of events and the outbox of calls. The in-memory version forgets
 * at a crash; a durable one commits before {@link #accept} returns. Completing an event and storing its calls is one
 * step, all or nothing.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Journal extends AutoCloseable {

    /**
     * Stores the events of one post, all or none: when one has no room, none is stored and every receipt says {@link
     * Receipt#FULL}. The receipts are in the order of the entries.
     */
    List<Receipt> accept(List<InboxEntry> entries);

    /**
     * Takes the next entry whose lane is free, fairly between owners, waiting at most so long for one. A lane is free
     * when no entry of it is being handled and every call of it is sent or dropped.
     *
     * @param welcome which owners' work is wanted now; asked anew whenever something changed, must not block
     * @return empty when none came, the thread was interrupted, or the journal is closed
     */
    Optional<Claimed> claim(Predicate<Lane.Owner> welcome, Duration wait);

    /** Marks an entry done and puts its calls into the outbox, as one step, and frees its lane. */
    void complete(Claimed claimed, List<OutgoingCall> calls);

    /** Marks an entry failed for good and frees its lane. */
    void fail(Claimed claimed, Throwable cause);

    /**
     * Takes the next call whose lane is free, fairly between owners, waiting at most so long for one.
     *
     * @param welcome as for {@link #claim}
     * @return empty when none came, the thread was interrupted, or the journal is closed
     */
    Optional<ClaimedCall> claimCall(Predicate<Lane.Owner> welcome, Duration wait);

    /** Marks a call as sent and frees its lane for the next. */
    void sent(ClaimedCall call);

    /** Marks a call as given up and frees its lane for the next. */
    void drop(ClaimedCall call, Throwable cause);

    /** How much is waiting or running. */
    Backlog backlog();

    /** Whether a new portal's event would find room now. */
    boolean hasRoom();

    /**
     * Waits until the process may stop without losing anything: for a journal in memory, until all is done.
     *
     * @return whether it came to that in time
     */
    boolean drain(Duration atMost);

    /** Gives out nothing any more and wakes who waits. */
    @Override
    void close();
}
