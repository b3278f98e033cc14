package io.github.imbot4j.jdbc;

import io.github.imbot4j.install.PendingInstall;
import io.github.imbot4j.install.PendingInstalls;
import io.github.imbot4j.portal.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs in the store that are not verified yet, their tokens encrypted. Each is held by one process for a minute,
 * which the process renews as long as it lives; on SQLite there is one process, and all installs in the store are its
 * own.
 */
final class JdbcPendingInstalls implements PendingInstalls {

    private static final Duration HOLD = Duration.ofMinutes(1);
    private static final int AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(JdbcPendingInstalls.class);

    private final Database database;
    private final KeyRing keys;
    private final GroupCommitWriter groupCommitWriter;
    private final Clock clock;
    private final String process = UUID.randomUUID().toString();

    JdbcPendingInstalls(Database database, KeyRing keys, GroupCommitWriter groupCommitWriter, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.groupCommitWriter = groupCommitWriter;
        this.clock = clock;
    }

    @Override
    public void add(PendingInstall one) {
        String post = keys.seal(one.post(), place(one.id()));
        long until = clock.instant().plus(HOLD).toEpochMilli();
        groupCommitWriter.commit(store -> Statements.update(
                store,
                "insert into pending_installs (id, portal, address, post, arrived, holder, held_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set portal = excluded.portal,"
                        + " address = excluded.address, post = excluded.post, arrived = excluded.arrived,"
                        + " holder = excluded.holder, held_until = excluded.held_until",
                one.id(),
                one.portal(),
                one.address(),
                post,
                one.arrivedAt().toEpochMilli(),
                process,
                until));
    }

    private static String place(String id) {
        return "pending install " + id;
    }

    /** Nobody waits for it: what is left by a crash is found to be decided. */
    @Override
    public void remove(PendingInstall one) {
        groupCommitWriter.note(
                store -> Statements.update(store, "delete from pending_installs where id = ?", one.id()));
    }

    @Override
    public List<PendingInstall> takeOver() {
        long now = clock.instant().toEpochMilli();
        long until = clock.instant().plus(HOLD).toEpochMilli();
        boolean shared = database.dialect().isShared();
        return database.write(store -> {
            store.createUpdate("update pending_installs set held_until = :until where holder = :me")
                    .bind("until", until)
                    .bind("me", process)
                    .execute();
            List<String> free = store.createQuery("select id from pending_installs where holder <> :me"
                            + (shared
                                    ? " and held_until < :now order by arrived limit :most for update skip locked"
                                    : ""))
                    .bind("me", process)
                    .bindMap(shared ? Map.of("now", now, "most", AT_ONCE) : Map.of())
                    .mapTo(String.class)
                    .list();
            return free.stream().flatMap(id -> take(store, id, until).stream()).toList();
        });
    }

    private List<PendingInstall> take(Handle store, String id, long until) {
        store.createUpdate("update pending_installs set holder = :me, held_until = :until where id = :id")
                .bind("me", process)
                .bind("until", until)
                .bind("id", id)
                .execute();
        return store
                .createQuery("select portal, address, post, arrived from pending_installs where id = :id")
                .bind("id", id)
                .map((row, context) -> new String[] {
                    row.getString(1), row.getString(2), row.getString(3), Long.toString(row.getLong(4))
                })
                .stream()
                .flatMap(row -> opened(store, id, row).stream())
                .toList();
    }

    private List<PendingInstall> opened(Handle store, String id, String[] row) {
        try {
            Secret post = keys.open(row[2], place(id));
            return List.of(new PendingInstall(id, row[0], row[1], post, Instant.ofEpochMilli(Long.parseLong(row[3]))));
        } catch (StoreException unknownKey) {
            LOG.error("Lost an install of portal {}: {}", row[0], unknownKey.getMessage());
            store.createUpdate("delete from pending_installs where id = :id")
                    .bind("id", id)
                    .execute();
            return List.of();
        }
    }

    @Override
    public boolean isShared() {
        return database.dialect().isShared();
    }

    /** Encrypts with the newest key what was not; how many values that were. */
    static int rotate(Handle store, KeyRing keys, boolean forUpdate) {
        List<String[]> old = store
                .createQuery("select id, post from pending_installs" + (forUpdate ? " for update" : ""))
                .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
                .stream()
                .filter(row -> keys.isOld(row[1]))
                .toList();
        int renewed = 0;
        for (String[] row : old) {
            String sealed = keys.seal(keys.open(row[1], place(row[0])), place(row[0]));
            renewed += store.createUpdate("update pending_installs set post = :sealed where id = :id")
                    .bind("sealed", sealed)
                    .bind("id", row[0])
                    .execute();
        }
        return renewed;
    }
}
