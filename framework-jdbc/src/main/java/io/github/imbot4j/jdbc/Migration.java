package io.github.imbot4j.jdbc;

import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The schema migration: it brings a database's tables to this version of the program, and rejects a schema of a later
 * one. Loading Flyway costs hundreds of classes, so that this is made only when it is needed.
 */
final class Migration {

    private static final int ATTEMPTS = 5;

    private final Database database;
    private final Flyway flyway;

    Migration(Database database, String history) {
        this.database = database;
        this.flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database.pool())
                .locations("classpath:" + database.dialect().migrations())
                .failOnMissingLocations(true)
                .table(history)
                // A database that other programs use as well is none of our business but for our tables.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /**
     * Creates or changes the tables. Nodes that start together meet here: who loses the race for the first tables fails,
     * and finds them when it looks again.
     */
    void migrate() {
        for (int attempt = 1; ; attempt++) {
            try {
                refuseLater();
                flyway.migrate();
                return;
            } catch (FlywayException failure) {
                if (attempt == ATTEMPTS || isUnreachable(failure)) {
                    throw failed(database, failure);
                }
            }
        }
    }

    /** The pool has tried for a while already; there is no race to lose without a connection. */
    private static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    /** Refuses tables that are missing, earlier or later: somebody else has to change them. */
    void require() {
        try {
            refuseLater();
            if (!installed().equals(known())) {
                throw new StoreException("The tables of " + database.shown()
                        + " are of an earlier version, or missing. Start this version of the program with \"run\" once;"
                        + " it brings them up to date.");
            }
        } catch (FlywayException failure) {
            throw failed(database, failure);
        }
    }

    private void refuseLater() {
        Optional<MigrationVersion> installed = installed();
        if (installed.isPresent() && installed.get().compareTo(known().orElse(MigrationVersion.EMPTY)) > 0) {
            throw new StoreException("The tables of " + database.shown() + " are of version " + installed.get()
                    + ", and this program knows "
                    + known().map(MigrationVersion::toString).orElse("none")
                    + ". Run the later version of the program again, or restore the backup made before it.");
        }
    }

    private Optional<MigrationVersion> installed() {
        return Optional.ofNullable(flyway.info().current()).map(MigrationInfo::getVersion);
    }

    private Optional<MigrationVersion> known() {
        MigrationVersion latest = null;
        for (MigrationInfo one : flyway.info().all()) {
            if (one.getState().isResolved() && one.getVersion() != null) {
                latest = latest == null || one.getVersion().compareTo(latest) > 0 ? one.getVersion() : latest;
            }
        }
        return Optional.ofNullable(latest);
    }

    static StoreException failed(Database database, Exception failure) {
        return new StoreException(
                "Cannot prepare the tables of " + database.shown() + ": " + Database.reason(failure)
                        + (database.dialect() == Dialect.SQLITE
                                ? database.diagnosis()
                                        .map(wrong ->
                                                "; " + wrong + ". Put that right, or name another store with --data or"
                                                        + " --store.")
                                        .orElse(
                                                ". Check that the file is an SQLite database, and the space on its disk.")
                                : ". Check that the server runs, that the database exists, and that this user may log in and"
                                        + " create tables in it (PGPASSWORD has the password)."),
                failure);
    }
}
