package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** The column formats shared by several tables: lanes as three columns, times as milliseconds. */
final class Rows {

    /** Narrows a table to one lane. */
    static final String OF_LANE = " portal = :portal and bot = :bot and dialog = :dialog ";

    private Rows() {}

    static <S extends SqlStatement<S>> S bind(S statement, Lane lane) {
        return statement
                .bind("portal", lane.portal().memberId())
                .bind("bot", lane.bot())
                .bind("dialog", lane.dialog());
    }

    /** Placeholders for lanes, as rows of values. */
    private static String values(List<Lane> lanes) {
        return IntStream.range(0, lanes.size())
                .mapToObj(i -> "(:portal" + i + ", :bot" + i + ", :dialog" + i + ")")
                .collect(Collectors.joining(", "));
    }

    private static <S extends SqlStatement<S>> S bindAll(S statement, List<Lane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            statement
                    .bind("portal" + i, lanes.get(i).portal().memberId())
                    .bind("bot" + i, lanes.get(i).bot())
                    .bind("dialog" + i, lanes.get(i).dialog());
        }
        return statement;
    }

    /** Narrows a table to the lanes of a node. */
    static String ownedBy(String table) {
        return " exists (select 1 from lanes l where l.owner = :node and l.portal = " + table + ".portal and l.bot = "
                + table + ".bot and l.dialog = " + table + ".dialog)";
    }

    /** What a query gives, by the lanes in its rows. */
    static <T> Map<Lane, List<T>> byLane(Query query, Reader<T> reader) {
        Map<Lane, List<T>> found = new LinkedHashMap<>();
        query.map((row, context) -> found.computeIfAbsent(lane(row), lane -> new ArrayList<>())
                        .add(reader.read(row)))
                .list();
        return found;
    }

    /**
     * The first open rows of each lane, after a place.
     *
     * @param columns what is read of a row, its place among them
     * @param most of each lane
     */
    static <T> Map<Lane, List<T>> first(
            Handle store, String table, String columns, List<Lane> lanes, long after, int most, Reader<T> reader) {
        if (lanes.isEmpty()) {
            return new LinkedHashMap<>();
        }
        Query query = store.createQuery(
                "select * from (select" + columns + ", row_number() over (partition by portal, bot, dialog"
                        + " order by coalesce(place, id)) as turn from " + table + " where state <= 2"
                        + " and coalesce(place, id) > :after and (portal, bot, dialog) in (values "
                        + values(lanes) + ")) as first where turn <= :most order by place");
        return byLane(bindAll(query, lanes).bind("after", after).bind("most", most), reader);
    }

    /** A reader of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Lane lane(ResultSet row) throws SQLException {
        return new Lane(new PortalId(row.getString("portal")), row.getString("bot"), row.getString("dialog"));
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** Not earlier than said: what is due is due at the next whole millisecond. */
    static long ceiling(Instant at) {
        long millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(at) ? millis + 1 : millis;
    }
}
