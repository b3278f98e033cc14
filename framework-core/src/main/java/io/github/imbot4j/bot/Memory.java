package io.github.imbot4j.bot;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a bot remembers on one portal beyond a single dialog: records under names. A handler takes it by type; {@link
 * #of(Sender)} and {@link #of(String)} give parts of it in which the same names mean something else.
 *
 * <p>Changes are committed with everything else the handler leads to, or not at all, and survive a restart. Events of different
 * dialogs are handled at the same time. A change of what a handler has read is committed only if nobody changed it meanwhile;
 * otherwise nothing of the handler's work is committed, nothing is sent, and the event is handled again from the start. So a
 * count or a list that is read, changed and written loses nothing, on any number of nodes. What is written without being read
 * replaces what was there.
 *
 * <p>A record takes at most 60,000 characters as JSON; keep ids in it and the large things elsewhere.
 */
public interface Memory {

    /** The part that belongs to the user who caused an event. */
    default Memory of(Sender user) {
        return of(user.id());
    }

    /** The part that belongs to a user of the portal, wherever they write from. */
    Memory of(long userId);

    /**
     * The part that belongs to a thing of the author's, such as {@code invoice-7}.
     *
     * @param key at most 100 characters
     */
    Memory of(String key);

    /** The record under a name; empty if there is none, or it was another record in an earlier version of the program. */
    <R extends Record> Optional<R> get(String name, Class<R> type);

    /**
     * Stores a record under a name, in place of what was there.
     *
     * @param name unique within this part, at most 100 characters
     * @param keep how long it is kept after this change
     * @throws IllegalArgumentException if the name is blank or too long, the time is not positive, or the record is too large
     */
    void put(String name, Record record, Duration keep);

    /** Removes what is stored under a name. */
    void remove(String name);

    /**
     * Reads, changes and stores a record.
     *
     * @param change gives the new record for the one stored, if there is one
     * @return the new record
     */
    default <R extends Record> R update(String name, Class<R> type, Duration keep, Function<Optional<R>, R> change) {
        R changed = change.apply(get(name, type));
        put(name, changed, keep);
        return changed;
    }
}
