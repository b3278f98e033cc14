package io.github.imbot4j.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;

/**
 * The schema of a database. Its version is read with one statement; only tables of another version are handed to a
 * {@link Migration}.
 */
final class Schema {

    /** The number of the last script; tables of this version are taken as they are, without loading Flyway. */
    static final int VERSION = 7;

    private static final String HISTORY = "imbot_schema";

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** Creates or changes the tables, unless they are of this version already. */
    void migrate() {
        if (!isCurrent()) {
            new Migration(database, HISTORY).migrate();
        }
    }

    /** Refuses tables that are missing, earlier or later: somebody else has to change them. */
    void require() {
        if (!isCurrent()) {
            new Migration(database, HISTORY).require();
        }
    }

    /** Whether the history says that every script up to the last one was applied, and none after it. */
    private boolean isCurrent() {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            return hasHistory(statement) && latest(statement) == VERSION;
        } catch (SQLTransientConnectionException unreachable) {
            throw Migration.failed(database, unreachable);
        } catch (SQLException | NumberFormatException unknown) {
            // Flyway looks again, and says what is wrong.
            return false;
        }
    }

    private boolean hasHistory(Statement statement) throws SQLException {
        String find = database.dialect() == Dialect.SQLITE
                ? "select 1 from sqlite_master where name = '" + HISTORY + "'"
                : "select 1 where to_regclass('" + HISTORY + "') is not null";
        try (ResultSet found = statement.executeQuery(find)) {
            return found.next();
        }
    }

    /** Returns the highest version applied; -1 if a script failed. */
    private static int latest(Statement statement) throws SQLException {
        int latest = 0;
        try (ResultSet rows = statement.executeQuery("select version, success from " + HISTORY)) {
            while (rows.next()) {
                if (!rows.getBoolean(2)) {
                    return -1;
                }
                String version = rows.getString(1);
                latest = version == null ? latest : Math.max(latest, Integer.parseInt(version));
            }
        }
        return latest;
    }
}
