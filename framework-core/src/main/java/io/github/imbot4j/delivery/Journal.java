package io.github.imbot4j.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keep what was accepted until it is done: the inbox of events and the outbox of calls. The in-memory version forgets
 * at a crash; a durable one commits before {@link #accept} returns. Completing an event and storing its calls is one
 * step, all or nothing.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Journal extends AutoCloseable {

    /** Stores the events of one post, all or none; the receipts are in the order of the entries. */
    List<Receipt> accept(List<InboxEntry> entries);

    /**
     * Takes the next entry whose lane is free, fairly between portals, waiting at most so long for one.
     *
     * @return empty when none came, or the thread was interrupted
     */
    Optional<Claimed> claim(Duration wait);

    /** Marks an entry done, puts its calls into the outbox, and frees its lane. */
    void complete(Claimed claimed, List<OutgoingCall> calls);

    /** Marks an entry failed for good and frees its lane. */
    void fail(Claimed claimed, Throwable cause);

    /**
     * Takes the next call whose lane is free, fairly between portals, waiting at most so long for one. A lane's next
     * event is not given out while calls of the lane are still to be sent.
     */
    Optional<ClaimedCall> claimCall(Duration wait);

    /** Marks a call as sent and frees its lane. */
    void sent(ClaimedCall call);

    /** Marks a call as given up and frees its lane. */
    void drop(ClaimedCall call, Throwable cause);

    /** How much is waiting or running. */
    Backlog backlog();

    @Override
    void close();

    /**
     * A call that was taken for sending.
     *
     * @param id the journal's own number, rising with acceptance
     * @param call what to send
     */
    record ClaimedCall(long id, OutgoingCall call) {}

    /**
     * What is not done yet.
     *
     * @param events waiting or being handled
     * @param calls waiting or being sent
     */
    record Backlog(long events, long calls) {
        public boolean isEmpty() {
            return events == 0 && calls == 0;
        }
    }
}
