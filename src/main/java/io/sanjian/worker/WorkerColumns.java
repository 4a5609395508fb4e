package io.sanjian.worker;

import io.sanjian.reference.terms.Pay;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The columns of the table {@code worker} that a row writes, each with its value, and the bulk upsert made of them. */
final class WorkerColumns {

    /** A worker as it goes into the table. @param by name of the token that sent it */
    record Entry(WorkerData data, WorkerEncryption.Sealed sealed, byte[] contentHash, Consent consent, Instant now,
            String by) {
        String externalId() {
            return data.key().externalId();
        }

        Entry withConsent(Consent other) {
            return new Entry(data, sealed, contentHash, other, now, by);
        }
    }

    private record Column<T>(String name, String type, String cast, IntFunction<T[]> array, Function<Entry, T> value) {
        Object values(List<Entry> entries) {
            return entries.stream().map(value).toArray(array);
        }
    }

    private static final List<Column<?>> COLUMNS = List.of(
            text("source", e -> e.data.key().source()),
            text("external_id", Entry::externalId),
            text("name_enc", e -> e.sealed.name()),
            text("phone_enc", e -> e.sealed.phone()),
            bytes("phone_bidx", e -> e.sealed.phoneIndex()),
            text("id_number_enc", e -> e.sealed.idNumber()),
            bytes("id_number_bidx", e -> e.sealed.idNumberIndex()),
            date("birth_date", e -> e.data.birthDate()),
            bool("birth_date_exact", e -> e.data.birthDateExact()),
            text("sex", e -> name(e.data.sex())),
            text("area_code", e -> e.data.intention().areaCode()),
            text("town_code", e -> e.data.intention().townCode()),
            text("village_code", e -> e.data.intention().villageCode()),
            number("lat", e -> e.data.intention().point() == null ? null : e.data.intention().point().lat()),
            number("lon", e -> e.data.intention().point() == null ? null : e.data.intention().point().lon()),
            number("max_distance_km", e -> e.data.intention().maxDistanceKm()),
            text("work_within", e -> name(e.data.intention().within())),
            texts("trades", e -> e.data.intention().trades()),
            texts("certificates", e -> e.data.intention().certificates()),
            number("expected_pay_min", e -> pay(e) == null ? null : pay(e).min()),
            text("expected_pay_unit", e -> pay(e) == null ? null : name(pay(e).unit())),
            texts("groups", e -> e.data.intention().groups().stream().map(Enum::name).sorted().toList()),
            texts("families", e -> e.data.intention().families().stream().map(Enum::name).sorted().toList()),
            texts("excluded_postings", e -> e.data.intention().excludedPostings()),
            texts("excluded_employers", e -> e.data.intention().excludedEmployers()),
            bool("consent", e -> e.consent == null ? null : e.consent.given()),
            time("consent_at", e -> e.consent == null ? null : e.consent.at()),
            text("consent_wording", e -> e.consent == null ? null : e.consent.wording()),
            text("consent_version", e -> e.consent == null ? null : e.consent.version()),
            date("returned_at", e -> e.data.returnedAt()),
            text("return_reason", e -> name(e.data.returnReason())),
            bytes("content_hash", Entry::contentHash),
            time("updated_at", Entry::now));

    /** Parameters as {@link #bind} gives them. */
    static final String UPSERT = upsert();

    private WorkerColumns() {
    }

    static Tuple bind(List<Entry> entries) {
        Tuple arrays = Tuple.tuple();
        COLUMNS.forEach(column -> arrays.addValue(column.values(entries)));
        return arrays;
    }

    private static String upsert() {
        StringBuilder arrays = new StringBuilder();
        for (int i = 0; i < COLUMNS.size(); i++) {
            arrays.append(i == 0 ? "" : ", ").append('$').append(i + 1).append("::").append(COLUMNS.get(i).type)
                    .append("[]");
        }
        return "insert into worker (" + join(Column::name) + ") select " + join(c -> c.name + c.cast)
                + " from unnest(" + arrays + ") as given (" + join(Column::name) + ")"
                + " on conflict (source, external_id) do update set " + join(c -> c.name + " = excluded." + c.name);
    }

    private static String join(Function<Column<?>, String> part) {
        return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }

    private static Column<String> text(String name, Function<Entry, String> value) {
        return new Column<>(name, "text", "", String[]::new, value);
    }

    /** An array of arrays would have to be rectangular: each list travels as an array literal. */
    private static Column<String> texts(String name, Function<Entry, Collection<String>> value) {
        return new Column<>(name, "text", "::text[]", String[]::new, value.andThen(WorkerColumns::literal));
    }

    private static Column<Boolean> bool(String name, Function<Entry, Boolean> value) {
        return new Column<>(name, "boolean", "", Boolean[]::new, value);
    }

    private static Column<Double> number(String name, Function<Entry, Double> value) {
        return new Column<>(name, "double precision", "", Double[]::new, value);
    }

    private static Column<LocalDate> date(String name, Function<Entry, LocalDate> value) {
        return new Column<>(name, "date", "", LocalDate[]::new, value);
    }

    private static Column<OffsetDateTime> time(String name, Function<Entry, Instant> value) {
        return new Column<>(name, "timestamptz", "", OffsetDateTime[]::new,
                value.andThen(time -> time == null ? null : time.atOffset(ZoneOffset.UTC)));
    }

    private static Column<Buffer> bytes(String name, Function<Entry, byte[]> value) {
        return new Column<>(name, "bytea", "", Buffer[]::new, value.andThen(WorkerColumns::buffer));
    }

    static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    static Buffer[] buffers(List<byte[]> all) {
        return all.stream().map(WorkerColumns::buffer).toArray(Buffer[]::new);
    }

    private static String literal(Collection<String> texts) {
        return texts.stream().map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Pay pay(Entry entry) {
        return entry.data.intention().expectedPay();
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
