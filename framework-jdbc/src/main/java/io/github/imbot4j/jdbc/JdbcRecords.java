package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The records of a store, to show and change from any process. What is changed in a lane that a process owns is marked
 * as fresh, and that process notices it within a second.
 */
final class JdbcRecords implements JournalRecords {

    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Clock clock;

    JdbcRecords(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<InboxRecord> inbox(Filter filter) {
        Optional<Integer> state = number(filter.state(), InboxState.values(), InboxTable::number);
        return filter.state().isEmpty() || state.isPresent()
                ? database.read(store -> select(store, "inbox", "accepted", filter, state)
                        .map((row, context) -> InboxTable.record(row))
                        .list())
                : List.of();
    }

    @Override
    public List<OutboxRecord> outbox(Filter filter) {
        Optional<Integer> state = number(filter.state(), OutboxState.values(), OutboxTable::number);
        return filter.state().isEmpty() || state.isPresent()
                ? database.read(store -> select(store, "outbox", "since", filter, state)
                        .map((row, context) -> OutboxTable.record(row))
                        .list())
                : List.of();
    }

    private static <S extends Enum<S>> Optional<Integer> number(String name, S[] states, ToIntFunction<S> numbering) {
        return Arrays.stream(states)
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(numbering::applyAsInt);
    }

    private static Query select(Handle store, String table, String age, Filter filter, Optional<Integer> state) {
        Query query = store.createQuery("select * from " + table + " where state < " + OutboxTable.DROPPED
                + (filter.portal().isPresent() ? " and portal = :portal" : "")
                + (state.isPresent() ? " and state = :state" : "")
                + (filter.bot().isEmpty() ? "" : " and bot = :bot")
                + (filter.until().isPresent() ? " and " + age + " <= :until" : "") + " order by id limit :most");
        filter.portal().ifPresent(one -> query.bind("portal", one.memberId()));
        state.ifPresent(one -> query.bind("state", one));
        filter.until().ifPresent(one -> query.bind("until", one.toEpochMilli()));
        return (filter.bot().isEmpty() ? query : query.bind("bot", filter.bot())).bind("most", filter.most());
    }

    @Override
    public Optional<InboxRecord> findInbox(long id) {
        return database.read(store -> store.createQuery("select * from inbox where id = :id")
                .bind("id", id)
                .map((row, context) -> InboxTable.record(row))
                .findOne());
    }

    @Override
    public Optional<OutboxRecord> findOutbox(long id) {
        return database.read(store -> store.createQuery("select * from outbox where id = :id and state < :dropped")
                .bind("id", id)
                .bind("dropped", OutboxTable.DROPPED)
                .map((row, context) -> OutboxTable.record(row))
                .findOne());
    }

    @Override
    public boolean replay(long id) {
        return database.write(store -> reopen(
                store,
                "update inbox set state = 0, attempts = 0, not_before = null, closed = null, fresh = 1, place = :place"
                        + " where id = :id and state = 3 returning portal, bot, dialog",
                "inbox",
                id));
    }

    @Override
    public boolean retry(long id) {
        return database.write(store -> {
            Optional<OutboxTable.Member> member = OutboxTable.member(store, id);
            boolean reopened = reopen(
                    store,
                    "update outbox set state = 0, attempts = 0, doubts = 0, not_before = null, closed = null,"
                            + " fresh = 1, place = :place, since = " + clock.millis()
                            + " where id = :id and state in (3, 4)"
                            + " returning portal, bot, dialog",
                    "outbox",
                    id);
            if (reopened) {
                member.ifPresent(one -> EffectTables.count(store, one, 1, -1));
            }
            return reopened;
        });
    }

    private boolean reopen(Handle store, String sql, String table, long id) {
        Optional<Lane> lane = store.createQuery(sql)
                .bind("id", id)
                .bind("place", nextPlace(store, table))
                .map((row, context) -> Rows.lane(row))
                .findOne();
        lane.ifPresent(one -> tell(store, LaneTable.ensure(store, one, 0).owner()));
        return lane.isPresent();
    }

    /** Behind all that is there, before all that will come. */
    private long nextPlace(Handle store, String table) {
        if (database.dialect().isShared()) {
            return store.createQuery("select nextval(pg_get_serial_sequence(:table, 'id'))")
                    .bind("table", table)
                    .mapTo(Long.class)
                    .one();
        }
        return store.createQuery("update sqlite_sequence set seq = seq + 1 where name = :table returning seq")
                .bind("table", table)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private void tell(Handle store, long owner) {
        if (database.dialect().isShared()) {
            Notices.send(store, owner);
        }
    }

    @Override
    public boolean purge(long id) {
        return database.write(store -> store.createUpdate("delete from inbox where id = :id and state in (3, 4)")
                        .bind("id", id)
                        .execute()
                == 1);
    }

    /** See {@link io.github.imbot4j.delivery.Outbox#giveUp}; in small steps, so that nothing waits long for it. */
    int giveUp(PortalId portal, Instant until, String why) {
        int all = 0;
        int some;
        do {
            some = database.write(store -> giveUpSome(store, portal, until, why));
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private int giveUpSome(Handle store, PortalId portal, Instant until, String why) {
        List<Optional<OutboxTable.Member>> members =
                OutboxTable.giveUp(store, portal, until, StorableText.of(why), clock.instant(), AT_ONCE);
        members.forEach(member -> member.ifPresent(one -> EffectTables.count(store, one, -1, 1)));
        if (!members.isEmpty()) {
            tell(store, 0);
        }
        return members.size();
    }

    @Override
    public boolean drop(long id) {
        return database.write(store -> {
            Optional<OutboxTable.Member> member = OutboxTable.member(store, id);
            int stopped = store.createUpdate("delete from outbox where id = :id and state in (3, 4, 5)")
                    .bind("id", id)
                    .execute();
            if (stopped == 1) {
                return true;
            }
            Optional<Lane> waiting = store.createQuery("update outbox set state = :dropped, fresh = 1"
                            + " where id = :id and state in (0, 2) returning portal, bot, dialog")
                    .bind("id", id)
                    .bind("dropped", OutboxTable.DROPPED)
                    .map((row, context) -> Rows.lane(row))
                    .findOne();
            waiting.ifPresent(lane -> {
                member.ifPresent(one -> EffectTables.count(store, one, -1, 1));
                tell(store, LaneTable.ensure(store, lane, 0).owner());
            });
            return waiting.isPresent();
        });
    }
}
