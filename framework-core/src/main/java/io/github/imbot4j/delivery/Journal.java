package io.github.imbot4j.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * All that an engine keeps of accepted work until it is done, in its roles. Each user of a journal takes only the role it needs. The
 * in-memory version forgets at a crash; a durable one commits before {@link #accept}, {@link #complete}, {@link #put} and {@link
 * #settle} return.
 *
 * <p>Implementations are safe for use by several threads. They throw a {@link JournalException} when their storage fails; nothing has
 * changed then. What ends a piece of work is tried until it is stored, see {@link UnitOfWork}.
 */
public interface Journal extends Inbox, UnitOfWork, Outbox, SessionStore, TimerStore, AutoCloseable {

    /** How much is waiting or running. */
    Backlog backlog();

    /**
     * Why the storage fails, or that it does not answer; empty when it works. Asking never waits: when nothing was written lately, the
     * storage is tried in the background, and whoever asks next is told. Memory never fails.
     */
    default Optional<String> trouble() {
        return Optional.empty();
    }

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
