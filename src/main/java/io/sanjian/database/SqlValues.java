package io.sanjian.database;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Values as the database's client takes and gives them. Null stays null. */
public final class SqlValues {

    private SqlValues() {
    }

    /** For a parameter of type {@code timestamptz}. */
    public static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    public static Instant instant(Row row, String column) {
        return instant(row.getOffsetDateTime(column));
    }

    /** What each of the rows stands for, in their order. */
    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(each.apply(row)));
        return list;
    }

    /** What the first row stands for, if there is one. */
    public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> each) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(each.apply(rows.iterator().next()));
    }

    public static byte[] bytes(Row row, String column) {
        Buffer buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
