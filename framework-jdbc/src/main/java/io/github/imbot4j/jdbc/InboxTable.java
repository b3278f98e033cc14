package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.EventCodec;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of events: those to be handled, and parked ones. Handled events are deleted. */
final class InboxTable {

    static final int WAITING = 0;
    static final int HANDLING = 1;
    static final int RETRYING = 2;
    static final int DEAD = 3;
    static final int CORRUPT = 4;

    private static final List<InboxState> STATES =
            List.of(InboxState.WAITING, InboxState.HANDLING, InboxState.RETRYING, InboxState.DEAD, InboxState.CORRUPT);

    private static final String SLOT = " id, coalesce(place, id) as place, attempts, not_before, portal, bot, dialog ";

    private InboxTable() {}

    static int number(InboxState state) {
        return STATES.indexOf(state);
    }

    /**
     * Adds an event.
     *
     * @param fresh whether the lane is another node's, which has to be told of it
     * @return its number
     */
    static long add(Handle store, Lane lane, Stored stored, Instant now, boolean fresh) {
        return Statements.insert(
                store,
                "insert into inbox (portal, bot, dialog, event_key, event, accepted, fresh)"
                        + " values (?, ?, ?, ?, ?, ?, ?) returning id",
                lane.portal().memberId(),
                lane.bot(),
                lane.dialog(),
                stored.key(),
                stored.event(),
                now.toEpochMilli(),
                fresh ? 1 : 0);
    }

    /** Says that it is being handled, for whoever comes after a crash. */
    static void handling(Handle store, long id, int attempt) {
        Statements.update(
                store, "update inbox set state = 1, attempts = ? where id = ? and state in (0, 1, 2)", attempt, id);
    }

    /** Deletes what is done; false when it was not there any more. */
    static boolean done(Handle store, long id) {
        return Statements.update(store, "delete from inbox where id = ?", id) == 1;
    }

    static boolean retry(Handle store, long id, int attempts, Instant notBefore, String why) {
        return store.createUpdate("update inbox set state = 2, attempts = :attempts, not_before = :at, why = :why"
                                + " where id = :id")
                        .bind("id", id)
                        .bind("attempts", attempts)
                        .bind("at", Rows.ceiling(notBefore))
                        .bind("why", why)
                        .execute()
                == 1;
    }

    /** Keeps an event that came to a stop. */
    static boolean stop(Handle store, long id, int state, int attempts, String incident, String why, Instant now) {
        return store.createUpdate("update inbox set state = :state, attempts = :attempts, incident = :incident,"
                                + " why = :why, not_before = null, closed = :now where id = :id")
                        .bind("id", id)
                        .bind("state", state)
                        .bind("attempts", attempts)
                        .bind("incident", incident)
                        .bind("why", why)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /** The first open events of each lane, after what is known of it; one more than wanted tells that there are more. */
    static Map<Lane, List<EventSlot>> first(Handle store, List<Lane> lanes, long after, int most) {
        return Rows.first(store, "inbox", SLOT, lanes, after, most, InboxTable::slot);
    }

    /** Takes notice of what others put into the lanes of a node, or ended there. */
    static Map<Lane, List<EventSlot>> takeFresh(Handle store, long node) {
        return Rows.byLane(
                store.createQuery("update inbox set fresh = 0 where fresh = 1 and" + Rows.ownedBy("inbox")
                                + " returning" + SLOT)
                        .bind("node", node),
                InboxTable::slot);
    }

    /** Whether others have put something into a lane that its owner has not taken notice of. */
    static boolean hasFresh(Handle store, Lane lane) {
        return store.createQuery("select count(*) from inbox where fresh = 1 and portal = :portal and bot = :bot"
                                + " and dialog = :dialog")
                        .bind("portal", lane.portal().memberId())
                        .bind("bot", lane.bot())
                        .bind("dialog", lane.dialog())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static EventSlot slot(ResultSet row) throws SQLException {
        return new EventSlot(
                row.getLong("id"),
                row.getLong("place"),
                row.getInt("attempts"),
                Rows.time(row, "not_before"),
                Optional.empty());
    }

    /** The text of an event with its key; empty when it is gone. */
    static Optional<Stored> find(Handle store, long id) {
        return store.createQuery("select event_key, event from inbox where id = :id and state <= 2")
                .bind("id", id)
                .map((row, context) -> new Stored(row.getString("event_key"), row.getString("event")))
                .findOne();
    }

    record Stored(String key, String event) {
        static Stored of(InboxEntry entry) {
            return new Stored(entry.key(), EventCodec.write(entry));
        }

        /** Throws {@link IllegalArgumentException} when it cannot be read. */
        InboxEntry entry(Lane lane) {
            return EventCodec.read(key, lane, event);
        }
    }

    /** What a dead node was handling is waiting again. */
    static int revive(Handle store, long deadNode) {
        return store.createUpdate("update inbox set state = 0 where state = 1 and" + Rows.ownedBy("inbox"))
                .bind("node", deadNode)
                .execute();
    }

    /** How many are open, by portal. */
    static Map<PortalId, Integer> open(Handle store) {
        Map<PortalId, Integer> open = new LinkedHashMap<>();
        store.createQuery("select portal, count(*) as events from inbox where state <= 2 group by portal")
                .map((row, context) -> open.put(new PortalId(row.getString("portal")), row.getInt("events")))
                .list();
        return open;
    }

    static InboxRecord record(ResultSet row) throws SQLException {
        Lane lane = Rows.lane(row);
        Optional<InboxEntry> entry;
        try {
            entry = Optional.of(new Stored(row.getString("event_key"), row.getString("event")).entry(lane));
        } catch (IllegalArgumentException unreadable) {
            entry = Optional.empty();
        }
        return new InboxRecord(
                row.getLong("id"),
                lane,
                STATES.get(row.getInt("state")),
                entry,
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("accepted")),
                Rows.time(row, "not_before"),
                row.getString("why"),
                row.getString("incident"));
    }
}
