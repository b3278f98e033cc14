package io.github.imbot4j.delivery;

import java.util.List;

/**
 * A durable sequence of verified events: what a post is answered with 200 for. An {@link Inbox} is one. An engine that only keeps a
 * log, such as a message broker, can be one too: whatever reads the log {@linkplain #accept accepts} its entries into an inbox, in
 * their order, and moves its offset on when that returned; after a crash it reads some of them again, and the inbox knows them by
 * their keys.
 *
 * <p>Implementations are safe for use by several threads, and throw a {@link JournalException} when their storage fails; nothing has
 * changed then.
 */
public interface EventLog {

    /**
     * Stores the events of one post, all or none: when one has no room, none is stored and every receipt says {@link
     * AcceptResult#FULL}. Entries of one lane are read in the order in which they were stored.
     *
     * @return the receipts, in the order of the entries; a log that does not compare keys never says {@link AcceptResult#DUPLICATE}
     */
    List<AcceptResult> accept(List<InboxEntry> entries);

    /** Whether a new portal's event would find room now. */
    boolean hasRoom();
}
