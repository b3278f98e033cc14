package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.BroadcastProgress;
import io.github.imbot4j.delivery.EventCodec;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionConflictException;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.TimerChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * The tables for the effects of events other than calls: conversations and timers, and the progress of call groups.
 */
final class EffectTables {

    private static final String PUT = "insert into sessions (portal, bot, dialog, user_id, state, expires)"
            + " values (:portal, :bot, :dialog, :user, :state, :expires) on conflict (portal, bot, dialog, user_id)"
            + " do update set state = excluded.state, expires = excluded.expires";

    private EffectTables() {}

    static Optional<String> session(Handle store, SessionKey key, Instant now) {
        return bind(
                        store.createQuery("select state from sessions where" + Rows.OF_LANE
                                + "and user_id = :user and (expires is null or expires > :now)"),
                        key)
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .findOne();
    }

    static void change(Handle store, SessionChange change, Instant now) {
        if (change instanceof SessionChange.Put put) {
            bind(store.createUpdate(PUT), put).execute();
        } else if (change instanceof SessionChange.Replace replace) {
            requireExpected(replace(store, replace, now), change);
        } else if (change instanceof SessionChange.Remove remove) {
            int removed = bind(
                            store.createUpdate(
                                    "delete from sessions where" + Rows.OF_LANE + "and user_id = :user"
                                            + " and (:state is null or state = :state and (expires is null or expires > :now))"),
                            change.key())
                    .bind("state", remove.expected().orElse(null))
                    .bind("now", now.toEpochMilli())
                    .execute();
            if (remove.expected().isPresent()) {
                requireExpected(removed, change);
            }
        }
    }

    /** Waits for another node's transaction that changes the same, and sees what came of it. */
    private static int replace(Handle store, SessionChange.Replace replace, Instant now) {
        if (replace.expected().isEmpty()) {
            return bind(store.createUpdate(PUT + " where sessions.expires <= :now"), replace.put())
                    .bind("now", now.toEpochMilli())
                    .execute();
        }
        return bind(
                        store.createUpdate("update sessions set state = :state, expires = :expires where" + Rows.OF_LANE
                                + "and user_id = :user and state = :expected and (expires is null or expires > :now)"),
                        replace.put())
                .bind("expected", replace.expected().get())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static void requireExpected(int changed, SessionChange change) {
        if (changed == 0) {
            throw new SessionConflictException(change.key());
        }
    }

    private static Update bind(Update statement, SessionChange.Put put) {
        return bind(statement, put.key())
                .bind("state", put.state())
                .bind("expires", put.expires().map(Instant::toEpochMilli).orElse(null));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, SessionKey key) {
        return statement
                .bind("portal", key.portal().memberId())
                .bind("bot", key.bot())
                .bind("dialog", key.dialog())
                .bind("user", key.userId());
    }

    static void change(Handle store, TimerChange change) {
        if (change instanceof TimerChange.Set set) {
            Rows.bind(
                            store.createUpdate("insert into timers (portal, bot, dialog, name, due, event_key, event)"
                                    + " values (:portal, :bot, :dialog, :name, :due, :key, :event)"
                                    + " on conflict (portal, bot, dialog, name) do update set due = excluded.due,"
                                    + " event_key = excluded.event_key, event = excluded.event"),
                            set.lane())
                    .bind("name", set.name())
                    .bind("due", Rows.ceiling(set.due()))
                    .bind("key", set.entry().key())
                    .bind("event", EventCodec.write(set.entry().event()))
                    .execute();
        } else {
            Rows.bind(store.createUpdate("delete from timers where name = :name and" + Rows.OF_LANE), change.lane())
                    .bind("name", change.name())
                    .execute();
        }
    }

    /** Those of a lane, the earliest first; what cannot be read is left out. */
    static List<TimerChange.Set> timers(Handle store, Lane lane) {
        return Rows.bind(
                        store.createQuery("select name, due, event_key, event from timers where" + Rows.OF_LANE
                                + "order by due, id"),
                        lane)
                .map((row, context) -> timer(lane, row))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TimerChange.Set> timer(Lane lane, ResultSet row) throws SQLException {
        String name = row.getString("name");
        Instant due = Instant.ofEpochMilli(row.getLong("due"));
        InboxTable.Stored stored = new InboxTable.Stored(row.getString("event_key"), row.getString("event"));
        try {
            return Optional.of(new TimerChange.Set(name, due, stored.entry(lane)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** A timer whose time has come; its event may be unreadable. */
    record Due(Lane lane, InboxTable.Stored stored) {
        InboxEntry entry() {
            return stored.entry(lane);
        }
    }

    /** Takes timers whose time has come, the earliest first. */
    static List<Due> takeDue(Handle store, Dialect dialect, Instant now, int most) {
        return store
                .createQuery(
                        "delete from timers where id in (select id from timers where due <= :now order by due limit :most"
                                + (dialect.isShared() ? " for update skip locked" : "")
                                + ") returning portal, bot, dialog, event_key, event, due")
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new Ordered(
                        row.getLong("due"),
                        new Due(
                                Rows.lane(row),
                                new InboxTable.Stored(row.getString("event_key"), row.getString("event")))))
                .stream()
                .sorted(java.util.Comparator.comparingLong(Ordered::due))
                .map(Ordered::timer)
                .toList();
    }

    private record Ordered(long due, Due timer) {}

    static Optional<Instant> nextDue(Handle store) {
        return store.createQuery("select due from timers order by due limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Remembers a key of a group; false when it was put before. */
    static boolean join(Handle store, OutboxTable.Member member, int calls, Instant now) {
        return bind(
                                store.createUpdate("insert into call_groups (grp, grp_key, open, created)"
                                        + " values (:grp, :key, :calls, :now) on conflict (grp, grp_key) do nothing"),
                                member)
                        .bind("calls", calls)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /** Counts a call of a group that ended, or began anew. */
    static void count(Handle store, OutboxTable.Member member, int open, int failed) {
        bind(
                        store.createUpdate("update call_groups set open = open + :open, failed = failed + :failed"
                                + " where grp = :grp and grp_key = :key"),
                        member)
                .bind("open", open)
                .bind("failed", failed)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, OutboxTable.Member member) {
        return statement.bind("grp", member.group()).bind("key", member.key());
    }

    static BroadcastProgress progress(Handle store, String group) {
        return store.createQuery(
                        "select coalesce(sum(case when failed = 0 and open > 0 then 1 else 0 end), 0) as waiting,"
                                + " coalesce(sum(case when failed = 0 and open <= 0 then 1 else 0 end), 0) as sent,"
                                + " coalesce(sum(case when failed > 0 then 1 else 0 end), 0) as failed"
                                + " from call_groups where grp = :grp")
                .bind("grp", group)
                .map((row, context) ->
                        new BroadcastProgress(row.getLong("waiting"), row.getLong("sent"), row.getLong("failed")))
                .one();
    }
}
