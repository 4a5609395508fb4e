package io.sanjian.imports;

import io.sanjian.imports.Column.Use;
import io.sanjian.imports.RowWriter.Written;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rows by their key, a batch in one statement made of the table's {@linkplain Column columns}. A row that says what
 * is stored already is not touched, so that no trigger fires for it. Rows are written in the order of their keys, so that
 * two imports of the same keys cannot block each other.
 */
public final class BulkUpsert<T> implements BatchWriter<T> {
    private final List<Column<T>> sent;
    private final List<Column<T>> key;
    private final String sql;

    /**
     * @param table   whose unique key are the columns that are {@linkplain Column#key key}
     * @param columns all that are written
     */
    public BulkUpsert(String table, List<Column<T>> columns) {
        this(table, columns, "false");
    }

    /** @param alsoChanged condition on {@code stored} columns under which a row is written though it says the same */
    public BulkUpsert(String table, List<Column<T>> columns, String alsoChanged) {
        this.sent = columns.stream().flatMap(column -> Stream.concat(Stream.of(column),
                Stream.ofNullable(column.initial()))).toList();
        this.key = columns.stream().filter(column -> column.is(Use.KEY)).toList();
        this.sql = sql(table, columns, alsoChanged);
    }

    /** {@code xmax = 0} holds for rows that the statement inserted. */
    private String sql(String table, List<Column<T>> columns, String alsoChanged) {
        List<Column<T>> content = columns.stream().filter(column -> column.is(Use.CONTENT)).toList();
        List<Column<T>> changing = columns.stream()
                .filter(column -> column.is(Use.CONTENT) || column.is(Use.STAMP)).toList();
        StringBuilder arrays = new StringBuilder();
        for (int i = 0; i < sent.size(); i++) {
            arrays.append(i == 0 ? "$" : ", $").append(i + 1).append("::").append(sent.get(i).arrayType());
        }
        String known = columns.stream().allMatch(column -> column.initial() == null) ? ""
                : " left join " + table + " known on (" + join(key, "known.") + ") = (" + join(key, "given.") + ")";
        return "insert into " + table + " as stored (" + join(columns, "") + ")"
                + " select " + join(columns, Column::insertion)
                + " from unnest(" + arrays + ") as given (" + join(sent, "") + ")" + known
                + " order by " + join(key, "given.")
                + " on conflict (" + join(key, "") + ") do update set " + join(changing, Column::assignment)
                + " where (" + join(content, "stored.") + ") is distinct from (" + join(content, "excluded.") + ")"
                + " or " + alsoChanged
                + " returning stored.xmax = 0 as inserted, pg_current_xact_id()::text::bigint as transaction, "
                + join(key, "stored.");
    }

    private static <T> String join(List<Column<T>> columns, String prefix) {
        return join(columns, column -> prefix + column.name());
    }

    private static <T> String join(List<Column<T>> columns, Function<Column<T>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    /** {@inheritDoc} No two rows have the same key. */
    @Override
    public Uni<Stored> write(SqlClient client, List<T> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Stored.NOTHING);
        }
        Tuple arrays = Tuple.tuple();
        sent.forEach(column -> arrays.addValue(column.values(rows)));
        return client.preparedQuery(sql).execute(arrays).map(changed -> {
            Map<Object, ImportOutcome> outcomes = new HashMap<>();
            OptionalLong transaction = OptionalLong.empty();
            for (Row row : changed) {
                transaction = OptionalLong.of(row.getLong("transaction"));
                outcomes.put(key(row), row.getBoolean("inserted") ? ImportOutcome.ACCEPTED : ImportOutcome.UPDATED);
            }
            return new Stored(rows.stream()
                    .map(row -> Written.of(outcomes.getOrDefault(key(row), ImportOutcome.UNCHANGED))).toList(),
                    transaction);
        });
    }

    private List<Object> key(T row) {
        return key.stream().map(column -> column.value(row)).toList();
    }

    private List<Object> key(Row row) {
        return key.stream().map(column -> row.getValue(column.name())).toList();
    }
}
