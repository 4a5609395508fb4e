package io.sanjian.imports;

import io.sanjian.database.SqlValues;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A column that a {@link BulkUpsert} writes: its name, its type, and its value in a row; each may be null. */
public final class Column<T> {

    /** What a column is for. */
    enum Use {
        /** Part of the key by which rows are known. */
        KEY,
        /** A row that differs in one of these has changed. */
        CONTENT,
        /** Written with a change, makes none. */
        STAMP,
        /** Written with a new row only. */
        ORIGIN
    }

    private enum Type {
        TEXT("text", "", String[]::new),
        /** An array of arrays would have to be rectangular: each list travels as an array literal. */
        TEXTS("text", "::text[]", String[]::new),
        INTEGER("integer", "", Integer[]::new),
        NUMBER("double precision", "", Double[]::new),
        BOOLEAN("boolean", "", Boolean[]::new),
        DATE("date", "", LocalDate[]::new),
        TIME("timestamptz", "", OffsetDateTime[]::new),
        BYTES("bytea", "", Buffer[]::new);

        private final String sql;
        private final String cast;
        private final IntFunction<Object[]> array;

        Type(String sql, String cast, IntFunction<Object[]> array) {
            this.sql = sql;
            this.cast = cast;
            this.array = array;
        }
    }

    private final String name;
    private final Type type;
    private final Function<T, ?> value;
    private final Use use;
    private final Column<T> otherwise;
    private final String update;
    private final String insert;

    private Column(String name, Type type, Function<T, ?> value, Use use, Column<T> otherwise, String update,
            String insert) {
        this.name = name;
        this.type = type;
        this.value = value;
        this.use = use;
        this.otherwise = otherwise;
        this.update = update;
        this.insert = insert;
    }

    private static <T, V> Column<T> of(String name, Type type, Function<T, V> value, Function<V, ?> sent) {
        return new Column<>(name, type, row -> {
            V found = value.apply(row);
            return found == null ? null : sent.apply(found);
        }, Use.CONTENT, null, "excluded." + name, null);
    }

    public static <T> Column<T> text(String name, Function<T, String> value) {
        return of(name, Type.TEXT, value, Function.identity());
    }

    /** A constant by its name. */
    public static <T> Column<T> constant(String name, Function<T, ? extends Enum<?>> value) {
        return of(name, Type.TEXT, value, Enum::name);
    }

    /** A list of texts. */
    public static <T> Column<T> texts(String name, Function<T, ? extends Collection<String>> value) {
        return of(name, Type.TEXTS, value, Column::literal);
    }

    public static <T> Column<T> integer(String name, Function<T, Integer> value) {
        return of(name, Type.INTEGER, value, Function.identity());
    }

    public static <T> Column<T> number(String name, Function<T, Double> value) {
        return of(name, Type.NUMBER, value, Function.identity());
    }

    public static <T> Column<T> bool(String name, Function<T, Boolean> value) {
        return of(name, Type.BOOLEAN, value, Function.identity());
    }

    public static <T> Column<T> date(String name, Function<T, LocalDate> value) {
        return of(name, Type.DATE, value, Function.identity());
    }

    public static <T> Column<T> time(String name, Function<T, Instant> value) {
        return of(name, Type.TIME, value, SqlValues::utc);
    }

    public static <T> Column<T> bytes(String name, Function<T, byte[]> value) {
        return of(name, Type.BYTES, value, Buffer::buffer);
    }

    /** Part of the key by which rows are known; never null. */
    public Column<T> key() {
        return as(Use.KEY);
    }

    /** Written where anything else has changed; by itself no change. */
    public Column<T> stamp() {
        return as(Use.STAMP);
    }

    /** Written with a new row, and never again. */
    public Column<T> origin() {
        return as(Use.ORIGIN);
    }

    private Column<T> as(Use other) {
        return new Column<>(name, type, value, other, otherwise, update, insert);
    }

    /** A null says nothing: what is stored stays; in a new row this value stands. */
    public Column<T> otherwise(Function<T, ?> initial) {
        return new Column<>(name, type, value, use,
                new Column<>(name + "_initial", type, initial, use, null, null, null),
                update, insert);
    }

    /** @param sql what to write where the row is known already, of {@code stored} and {@code excluded} columns */
    public Column<T> onUpdate(String sql) {
        return new Column<>(name, type, value, use, otherwise, sql, insert);
    }

    /** @param sql what to write, of {@code given} and {@code known} columns, where the row that is known is locked */
    public Column<T> onInsert(String sql) {
        return new Column<>(name, type, value, use, otherwise, update, sql);
    }

    String name() {
        return name;
    }

    boolean is(Use other) {
        return use == other;
    }

    /** The value that stands for null, as a column of its own; or null. */
    Column<T> initial() {
        return otherwise;
    }

    Object value(T row) {
        return value.apply(row);
    }

    /** The values of many rows, as one parameter. */
    Object[] values(List<T> rows) {
        return rows.stream().map(value).toArray(type.array);
    }

    String arrayType() {
        return type.sql + "[]";
    }

    /** What a new row gets, of {@code given} and {@code known} columns. */
    String insertion() {
        if (insert != null) {
            return insert;
        }
        String given = "given." + name + type.cast;
        return otherwise == null ? given
                : "coalesce(" + given + ", known." + name + ", given." + otherwise.name + type.cast + ")";
    }

    /** The assignment to a row that is known. */
    String assignment() {
        return name + " = " + update;
    }

    private static String literal(Collection<String> texts) {
        return texts.stream().map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
