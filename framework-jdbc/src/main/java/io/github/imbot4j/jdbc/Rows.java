package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.portal.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;

/** Spell what several tables share: lanes as three columns, times as milliseconds. */
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
    static String values(List<Lane> lanes) {
        return IntStream.range(0, lanes.size())
                .mapToObj(i -> "(:portal" + i + ", :bot" + i + ", :dialog" + i + ")")
                .collect(Collectors.joining(", "));
    }

    static <S extends SqlStatement<S>> S bindAll(S statement, List<Lane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            statement
                    .bind("portal" + i, lanes.get(i).portal().memberId())
                    .bind("bot" + i, lanes.get(i).bot())
                    .bind("dialog" + i, lanes.get(i).dialog());
        }
        return statement;
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
