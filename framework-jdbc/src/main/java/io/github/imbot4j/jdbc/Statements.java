package io.github.imbot4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.sqlite.SQLiteConnection;

/**
 * The few statements that every event needs, prepared once for each connection: with SQLite, preparing a statement
 * costs more than running it. Values are given in the order of their question marks.
 *
 * <p>Safe for use by several threads, as long as each has a connection of its own.
 */
final class Statements {

    private static final String ATTRIBUTE = "imbot4j.statements";

    /** Stands for an absent text. */
    static final Object NULL = Statements.class;

    private final Map<Connection, Map<String, PreparedStatement>> prepared =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** The database refused a statement. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super(cause);
        }
    }

    /** Has every handle of a database share one collection of statements. */
    static void attach(Jdbi jdbi) {
        jdbi.define(ATTRIBUTE, new Statements());
    }

    /** How many rows it changed. */
    static int update(Handle store, String sql, Object... values) {
        return of(store).run(store, sql, values, PreparedStatement::executeUpdate);
    }

    /** The number of the row it inserted; the statement ends in {@code returning id}. */
    static long insert(Handle store, String sql, Object... values) {
        return of(store).run(store, sql, values, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The number in the first row. */
    static long number(Handle store, String sql, Object... values) {
        return insert(store, sql, values);
    }

    private static Statements of(Handle store) {
        return (Statements)
                Objects.requireNonNull(store.getConfig(SqlStatements.class).getAttribute(ATTRIBUTE));
    }

    private interface Run<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(Handle store, String sql, Object[] values, Run<T> run) {
        Connection connection = store.getConnection();
        try {
            if (connection.isWrapperFor(SQLiteConnection.class)) {
                return run(connection.unwrap(SQLiteConnection.class), sql, values, run);
            }
            // The driver of PostgreSQL keeps them itself.
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return bound(statement, values, run);
            }
        } catch (SQLException failure) {
            throw new Failure(failure);
        }
    }

    /** A statement that failed is of no use any more. */
    private <T> T run(SQLiteConnection connection, String sql, Object[] values, Run<T> run) throws SQLException {
        PreparedStatement statement = kept(connection, sql);
        try {
            return bound(statement, values, run);
        } catch (SQLException failure) {
            prepared.getOrDefault(connection, new HashMap<>()).remove(sql);
            statement.close();
            throw failure;
        }
    }

    private PreparedStatement kept(Connection connection, String sql) throws SQLException {
        Map<String, PreparedStatement> own = prepared.computeIfAbsent(connection, one -> new HashMap<>());
        PreparedStatement statement = own.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            own.put(sql, statement);
        }
        return statement;
    }

    private static <T> T bound(PreparedStatement statement, Object[] values, Run<T> run) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (values[i] instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else {
                statement.setString(i + 1, values[i] == NULL ? null : String.valueOf(values[i]));
            }
        }
        return run.of(statement);
    }
}
