package io.sanjian.worker;

import static io.sanjian.database.SqlValues.bytes;
import static io.sanjian.database.SqlValues.instant;

import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
            excluded_postings, excluded_employers, consent, returned_at, created_at, work_within
            """;
    /** What {@link #file} reads. */
    static final String FILE = WORKER + """
            , name_enc, phone_enc, phone_bidx, id_number_enc, id_number_bidx, consent_at, consent_wording,
            consent_version,
            return_reason, updated_at
            """;

    private WorkerRows() {
    }

    /** By place, not by name: a run reads this for every worker of a city, and names are looked up one by one. */
    static Worker worker(Row row) {
        Double lat = row.getDouble(9);
        Double pay = row.getDouble(14);
        String sex = row.getString(5);
        String within = row.getString(23);
        JobIntention intention = new JobIntention(
                new JobIntention.Home(row.getString(6), row.getString(7), row.getString(8),
                        lat == null ? null : new GeoPoint(lat, row.getDouble(10))),
                new JobIntention.Reach(row.getDouble(11), within == null ? null : Within.valueOf(within)),
                List.of(row.getArrayOfStrings(12)), Set.of(row.getArrayOfStrings(13)),
                pay == null ? null : new Pay(pay, null, PayUnit.valueOf(row.getString(15))),
                constants(row.getArrayOfStrings(16), WorkerGroup::valueOf),
                constants(row.getArrayOfStrings(17), Family::valueOf),
                new JobIntention.Excluded(List.of(row.getArrayOfStrings(18)), List.of(row.getArrayOfStrings(19))));
        return new Worker(row.getLong(0), new WorkerKey(row.getString(1), row.getString(2)), row.getLocalDate(3),
                row.getBoolean(4), sex == null ? null : Sex.valueOf(sex), intention, row.getBoolean(20),
                row.getLocalDate(21), row.getOffsetDateTime(22).toInstant());
    }

    static WorkerRecord file(Row row) {
        String reason = row.getString("return_reason");
        return new WorkerRecord(worker(row),
                new WorkerEncryption.Sealed(row.getString("name_enc"), row.getString("phone_enc"),
                        bytes(row, "phone_bidx"), row.getString("id_number_enc"), bytes(row, "id_number_bidx")),
                consent(row),
                reason == null ? null : ReturnReason.valueOf(reason), instant(row, "updated_at"));
    }

    static Consent consent(Row row) {
        Boolean given = row.getBoolean("consent");
        return given == null ? null
                : new Consent(given, row.getString("consent_wording"), row.getString("consent_version"),
                        instant(row, "consent_at"));
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> map) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(map.apply(row)));
        return list;
    }

    private static <E> Set<E> constants(String[] names, Function<String, E> parse) {
        return names.length == 0 ? Set.of()
                : Arrays.stream(names).map(parse).collect(Collectors.toUnmodifiableSet());
    }
}
