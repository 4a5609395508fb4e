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
 * is stored already is not touched, so that no trigger fires for it; its id is told all the same. Rows are written in the order of their keys, so that
 * two imports of the same keys cannot block each other.
 */
public final class BulkUpsert<T> implements BatchWriter<T> {
    private final List<Column<T>> sent;
    private final List<Column<T>> key;
    private final String sql;
    private final String ids;

    /**
     * @param table   with a column {@code id}, whose unique key are the columns that are {@linkplain Column#key key}
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
        this.ids = "select id, " + join(key, "") + " from " + table + " where (" + join(key, "")
                + ") in (select * from unnest(" + arrays(key) + "))";
    }

    /** {@code xmax = 0} holds for rows that the statement inserted. */
    private String sql(String table, List<Column<T>> columns, String alsoChanged) {
        List<Column<T>> content = columns.stream().filter(column -> column.is(Use.CONTENT)).toList();
        List<Column<T>> changing = columns.stream()
                .filter(column -> column.is(Use.CONTENT) || column.is(Use.STAMP)).toList();
        String known = columns.stream().allMatch(column -> column.initial() == null) ? ""
                : " left join " + table + " known on (" + join(key, "known.") + ") = (" + join(key, "given.") + ")";
        return "insert into " + table + " as stored (" + join(columns, "") + ")"
                + " select " + join(columns, Column::insertion)
                + " from unnest(" + arrays(sent) + ") as given (" + join(sent, "") + ")" + known
                + " order by " + join(key, "given.")
                + " on conflict (" + join(key, "") + ") do update set " + join(changing, Column::assignment)
                + " where (" + join(content, "stored.") + ") is distinct from (" + join(content, "excluded.") + ")"
                + " or " + alsoChanged
                + " returning stored.xmax = 0 as inserted, pg_current_xact_id()::text::bigint as transaction, "
                + "stored.id, " + join(key, "stored.");
    }

    private static <T> String arrays(List<Column<T>> columns) {
        StringBuilder arrays = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            arrays.append(i == 0 ? "$" : ", $").append(i + 1).append("::").append(columns.get(i).arrayType());
        }
        return arrays.toString();
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
        return client.preparedQuery(sql).execute(values(sent, rows)).flatMap(changed -> {
            Map<Object, Written> written = new HashMap<>();
            OptionalLong transaction = OptionalLong.empty();
            for (Row row : changed) {
                transaction = OptionalLong.of(row.getLong("transaction"));
                written.put(key(row), Written.of(
                        row.getBoolean("inserted") ? ImportOutcome.ACCEPTED : ImportOutcome.UPDATED,
                        row.getLong("id")));
            }
            OptionalLong last = transaction;
            return unchanged(client, rows.stream().filter(row -> !written.containsKey(key(row))).toList())
                    .invoke(written::putAll)
                    .map(_ -> new Stored(rows.stream().map(row -> written.get(key(row))).toList(), last));
        });
    }

    private Uni<Map<Object, Written>> unchanged(SqlClient client, List<T> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(ids).execute(values(key, rows)).map(stored -> {
            Map<Object, Written> unchanged = new HashMap<>();
            stored.forEach(row -> unchanged.put(key(row), Written.of(ImportOutcome.UNCHANGED, row.getLong("id"))));
            return unchanged;
        });
    }

    private static <T> Tuple values(List<Column<T>> columns, List<T> rows) {
        Tuple arrays = Tuple.tuple();
        columns.forEach(column -> arrays.addValue(column.values(rows)));
        return arrays;
    }

    private List<Object> key(T row) {
        return key.stream().map(column -> column.value(row)).toList();
    }

    private List<Object> key(Row row) {
        return key.stream().map(column -> row.getValue(column.name())).toList();
    }
}
