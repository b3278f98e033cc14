package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.StoredCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of calls: those to be sent, and parked ones. Sent calls are deleted. */
final class OutboxTable {

    static final int WAITING = 0;
    static final int SENDING = 1;
    static final int REFUSED = 3;
    static final int UNKNOWN = 4;
    static final int CORRUPT = 5;

    /** Somebody else took it back while it waited; its lane's owner deletes it. */
    static final int DROPPED = 6;

    private static final List<OutboxState> STATES = List.of(
            OutboxState.WAITING,
            OutboxState.SENDING,
            OutboxState.RETRYING,
            OutboxState.REFUSED,
            OutboxState.UNKNOWN,
            OutboxState.CORRUPT);

    /** Numbered in the order of their urgency. */
    private static final List<Priority> PRIORITIES =
            List.of(Priority.PRESSED, Priority.REPLY, Priority.EDIT, Priority.TYPING, Priority.BULK);

    private static final String SLOT =
            " id, coalesce(place, id) as place, priority, supersedes, once, attempts, doubts, first_sent, newest,"
                    + " since, not_before, state, grp, portal, bot, dialog ";

    private OutboxTable() {}

    static int number(OutboxState state) {
        return STATES.indexOf(state);
    }

    /** A key of a group that calls count for. */
    record Member(String group, String key) {}

    /** Adds a call, and gives what memory is to know of it. */
    static CallSlot add(Handle store, WrittenCall written, Instant now, boolean fresh, Optional<Member> member) {
        OutgoingCall call = written.call();
        long id = Statements.insert(
                store,
                "insert into outbox (portal, bot, dialog, request, fallback, priority, supersedes, once, since, fresh, grp,"
                        + " grp_key, result) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                call.lane().portal().memberId(),
                call.lane().bot(),
                call.lane().dialog(),
                written.request(),
                written.fallback().<Object>map(text -> text).orElse(Statements.NULL),
                PRIORITIES.indexOf(call.priority()),
                call.supersedes(),
                written.once() ? 1 : 0,
                now.toEpochMilli(),
                fresh ? 1 : 0,
                member.<Object>map(Member::group).orElse(Statements.NULL),
                member.<Object>map(Member::key).orElse(Statements.NULL),
                call.result());
        return new CallSlot(
                id,
                id,
                call.priority(),
                !call.supersedes().isEmpty(),
                written.once(),
                member.isPresent(),
                0,
                0,
                Optional.empty(),
                Instant.ofEpochMilli(now.toEpochMilli()),
                Optional.empty(),
                Optional.of(call));
    }

    /** Says that it is being sent, before it is; false when somebody took it back. */
    static boolean sending(Handle store, long id, int attempt, FirstSend first) {
        return Statements.update(
                        store,
                        "update outbox set state = 1, attempts = ?, first_sent = ?, newest = ? where id = ? and state in"
                                + " (0, 2)",
                        attempt,
                        first.at().toEpochMilli(),
                        first.newest(),
                        id)
                == 1;
    }

    static void delete(Handle store, long id) {
        Statements.update(store, "delete from outbox where id = ?", id);
    }

    static void retry(Handle store, long id, int attempts, Instant notBefore, String why, int doubts) {
        store.createUpdate(
                        "update outbox set state = 2, attempts = :attempts, not_before = :at, why = :why, doubts = :doubts"
                                + " where id = :id")
                .bind("id", id)
                .bind("attempts", attempts)
                .bind("at", Rows.ceiling(notBefore))
                .bind("why", why)
                .bind("doubts", doubts)
                .execute();
    }

    /** Keeps a call that came to a stop. */
    static void stop(Handle store, long id, int state, int attempts, String why, Instant now) {
        store.createUpdate("update outbox set state = :state, attempts = :attempts, why = :why, not_before = null,"
                        + " closed = :now where id = :id")
                .bind("id", id)
                .bind("state", state)
                .bind("attempts", attempts)
                .bind("why", why)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    static Optional<Member> member(Handle store, CallSlot call) {
        return call.grouped() ? member(store, call.id()) : Optional.empty();
    }

    static Optional<Member> member(Handle store, long id) {
        return store.createQuery("select grp, grp_key from outbox where id = :id and grp is not null")
                .bind("id", id)
                .map((row, context) -> new Member(row.getString("grp"), row.getString("grp_key")))
                .findOne();
    }

    /** The first open calls of each lane, after what is known of it; one more than wanted tells that there are more. */
    static Map<Lane, List<CallSlot>> first(Handle store, List<Lane> lanes, long after, int most) {
        return Rows.first(store, "outbox", SLOT, lanes, after, most, OutboxTable::slot);
    }

    /** Takes notice of what others put into the lanes of a node. */
    static Map<Lane, List<CallSlot>> takeFresh(Handle store, long node) {
        return Rows.byLane(
                store.createQuery("update outbox set fresh = 0 where fresh = 1 and state <= 2 and"
                                + Rows.ownedBy("outbox") + " returning" + SLOT)
                        .bind("node", node),
                OutboxTable::slot);
    }

    /** Deletes what others took back in the lanes of a node. */
    static Map<Lane, List<Long>> takeDropped(Handle store, long node) {
        return Rows.byLane(
                store.createQuery("delete from outbox where fresh = 1 and state = 6 and" + Rows.ownedBy("outbox")
                                + " returning id, portal, bot, dialog")
                        .bind("node", node),
                row -> row.getLong("id"));
    }

    /** Keeps late calls of a portal as refused; whose lanes they are in takes notice of that. Gives the groups they belong to. */
    static List<Optional<Member>> giveUp(
            Handle store, PortalId portal, Instant until, String why, Instant now, int most) {
        return store.createQuery("update outbox set state = 3, why = :why, not_before = null, closed = :now, fresh = 1"
                        + " where id in (select id from outbox where portal = :portal and state in (0, 2)"
                        + " and since <= :until limit :most) and state in (0, 2) returning grp, grp_key")
                .bind("portal", portal.memberId())
                .bind("until", until.toEpochMilli())
                .bind("why", why)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> member(row))
                .list();
    }

    private static Optional<Member> member(ResultSet row) throws SQLException {
        String group = row.getString("grp");
        return group == null ? Optional.empty() : Optional.of(new Member(group, row.getString("grp_key")));
    }

    /** Takes notice of what was given up in the lanes of a node. */
    static Map<Lane, List<Long>> takeGivenUp(Handle store, long node) {
        return Rows.byLane(
                store.createQuery("update outbox set fresh = 0 where fresh = 1 and state = 3 and"
                                + Rows.ownedBy("outbox") + " returning id, portal, bot, dialog")
                        .bind("node", node),
                row -> row.getLong("id"));
    }

    private static CallSlot slot(ResultSet row) throws SQLException {
        long newest = row.getLong("newest");
        return new CallSlot(
                row.getLong("id"),
                row.getLong("place"),
                priority(row),
                !row.getString("supersedes").isEmpty(),
                row.getInt("once") != 0,
                row.getString("grp") != null,
                row.getInt("attempts"),
                row.getInt("doubts"),
                Rows.time(row, "first_sent").map(at -> new FirstSend(at, newest)),
                Instant.ofEpochMilli(row.getLong("since")),
                Rows.time(row, "not_before"),
                Optional.empty());
    }

    private static Priority priority(ResultSet row) throws SQLException {
        int number = row.getInt("priority");
        return PRIORITIES.get(Math.min(Math.max(number, 0), PRIORITIES.size() - 1));
    }

    /** The calls of these numbers as they are stored; those that are gone are left out. */
    static Map<Long, Stored> find(Handle store, Collection<Long> ids) {
        Map<Long, Stored> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            store.createQuery("select * from outbox where id in (<ids>) and state <= 2")
                    .bindList("ids", List.copyOf(ids))
                    .map((row, context) -> found.put(row.getLong("id"), stored(row)))
                    .list();
        }
        return found;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("request"),
                row.getString("fallback"),
                priority(row),
                row.getString("supersedes"),
                row.getString("result"));
    }

    record Stored(String request, @Nullable String fallback, Priority priority, String supersedes, String result) {
        /** Throws {@link IllegalArgumentException} when it cannot be read. */
        OutgoingCall call(Lane lane) {
            return new OutgoingCall(
                    lane,
                    StoredCall.read(request),
                    Optional.ofNullable(fallback).map(StoredCall::read),
                    priority,
                    supersedes,
                    result);
        }
    }

    /**
     * Has sent again what a dead node may have sent; of what shows when it is done twice, the next attempt is in doubt.
     *
     * @return how many nobody knows of
     */
    static int revive(Handle store, long deadNode, String why) {
        int doubtful = store.createUpdate("update outbox set state = 0, doubts = doubts + 1, why = :why"
                        + " where state = 1 and once = 1 and" + Rows.ownedBy("outbox"))
                .bind("node", deadNode)
                .bind("why", why)
                .execute();
        store.createUpdate("update outbox set state = 0 where state = 1 and" + Rows.ownedBy("outbox"))
                .bind("node", deadNode)
                .execute();
        return doubtful;
    }

    static long open(Handle store) {
        return store.createQuery("select count(*) from outbox where state <= 2")
                .mapTo(Long.class)
                .one();
    }

    static OutboxRecord record(ResultSet row) throws SQLException {
        Lane lane = Rows.lane(row);
        Optional<OutgoingCall> call;
        try {
            call = Optional.of(stored(row).call(lane));
        } catch (IllegalArgumentException unreadable) {
            call = Optional.empty();
        }
        return new OutboxRecord(
                row.getLong("id"),
                lane,
                STATES.get(row.getInt("state")),
                call,
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("since")),
                Rows.time(row, "not_before"),
                row.getString("why"));
    }
}
