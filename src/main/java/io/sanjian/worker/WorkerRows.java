package io.sanjian.worker;

import io.sanjian.area.GeoPoint;
import io.sanjian.catalog.Family;
import io.sanjian.catalog.Pay;
import io.sanjian.catalog.PayUnit;
import io.sanjian.catalog.WorkerGroup;
import io.sanjian.matching.Profile.Sex;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of the table {@code worker} turned into records. */
final class WorkerRows {
    /** What {@link #worker} reads. */
    static final String WORKER = """
            id, source, external_id, birth_date, birth_date_exact, sex, area_code, town_code, village_code, lat, lon,
            max_distance_km, trades, certificates, expected_pay_min, expected_pay_unit, groups, families,
            excluded_postings, excluded_employers, consent, returned_at, created_at
            """;
    /** What {@link #file} reads. */
    static final String FILE = WORKER + """
            , name_enc, phone_enc, phone_bidx, id_number_enc, id_number_bidx, consent_at, consent_wording,
            return_reason, updated_at
            """;

    private WorkerRows() {
    }

    static Worker worker(Row row) {
        Double lat = row.getDouble("lat");
        Double pay = row.getDouble("expected_pay_min");
        String sex = row.getString("sex");
        return new Worker(row.getLong("id"), row.getString("source"), row.getString("external_id"),
                row.getLocalDate("birth_date"), row.getBoolean("birth_date_exact"),
                sex == null ? null : Sex.valueOf(sex), row.getString("area_code"), row.getString("town_code"),
                row.getString("village_code"), lat == null ? null : new GeoPoint(lat, row.getDouble("lon")),
                row.getDouble("max_distance_km"), List.of(row.getArrayOfStrings("trades")),
                Set.of(row.getArrayOfStrings("certificates")),
                pay == null ? null : new Pay(pay, null, PayUnit.valueOf(row.getString("expected_pay_unit"))),
                constants(row, "groups", WorkerGroup::valueOf), constants(row, "families", Family::valueOf),
                List.of(row.getArrayOfStrings("excluded_postings")),
                List.of(row.getArrayOfStrings("excluded_employers")), row.getBoolean("consent"),
                row.getLocalDate("returned_at"), instant(row, "created_at"));
    }

    static WorkerFile file(Row row) {
        String reason = row.getString("return_reason");
        return new WorkerFile(worker(row), new WorkerSeals.Sealed(row.getString("name_enc"), row.getString("phone_enc"),
                bytes(row, "phone_bidx"), row.getString("id_number_enc"), bytes(row, "id_number_bidx")), consent(row),
                reason == null ? null : ReturnReason.valueOf(reason), instant(row, "updated_at"));
    }

    static Consent consent(Row row) {
        Boolean given = row.getBoolean("consent");
        return given == null ? null
                : new Consent(given, row.getString("consent_wording"), instant(row, "consent_at"));
    }

    static byte[] bytes(Row row, String column) {
        Buffer buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> map) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(map.apply(row)));
        return list;
    }

    private static <E> Set<E> constants(Row row, String column, Function<String, E> parse) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(parse).collect(Collectors.toUnmodifiableSet());
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
