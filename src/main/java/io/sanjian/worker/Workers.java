package io.sanjian.worker;

import io.sanjian.area.GeoPoint;
import io.sanjian.catalog.Family;
import io.sanjian.catalog.Pay;
import io.sanjian.catalog.PayUnit;
import io.sanjian.catalog.WorkerGroup;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.privacy.Vault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stored workers for runs and delivery. Blocking: call on a worker thread. */
@ApplicationScoped
public class Workers {
    private static final String COLUMNS = """
            id, source, external_id, birth_date, birth_date_exact, sex, area_code, town_code, village_code, lat, lon,
            max_distance_km, trades, certificates, expected_pay_min, expected_pay_unit, groups, families,
            excluded_postings, excluded_employers, consent, returned_at, created_at
            """;
    private static final String LOAD = "select " + COLUMNS + " from worker where id = any($1) order by id";
    private static final String NAMES = """
            select id, source, external_id, name_enc from worker where id = any($1) order by id
            """;
    private static final String PAGE = """
            select id from worker
            where id > $1 and consent is distinct from false
              and (cardinality($2::text[]) = 0 or area_code = any($2)
                   or left(town_code, 9) = any($2) or village_code = any($2))
              and (cardinality($3::text[]) = 0 or groups && $3)
            order by id limit $4
            """;

    private final Pool pool;
    private final Vault vault;

    Workers(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /** Ids above {@code after}, ascending, of workers who have not refused consent. */
    public List<Long> idsAfter(WorkerScope scope, long after, int limit) {
        return all(pool.preparedQuery(PAGE).executeAndAwait(Tuple.of(after, scope.areaCodes().toArray(String[]::new),
                scope.groups().stream().map(Enum::name).toArray(String[]::new), limit)), row -> row.getLong("id"));
    }

    /** The workers with these ids, by id; ids that do not exist (any more) are left out. */
    public List<Worker> load(Collection<Long> ids) {
        return all(pool.preparedQuery(LOAD).executeAndAwait(Tuple.of(ids.toArray(Long[]::new))), Workers::worker);
    }

    /** Names of these workers, opened, for messages to the workers themselves. */
    public List<WorkerName> names(Collection<Long> ids) {
        return all(pool.preparedQuery(NAMES).executeAndAwait(Tuple.of(ids.toArray(Long[]::new))), row -> {
            String source = row.getString("source");
            String externalId = row.getString("external_id");
            return new WorkerName(row.getLong("id"), source, externalId,
                    vault.decrypt(row.getString("name_enc"), "worker.name:" + source + '/' + externalId));
        });
    }

    static Worker worker(Row row) {
        Double lat = row.getDouble("lat");
        String sex = row.getString("sex");
        Double pay = row.getDouble("expected_pay_min");
        return new Worker(row.getLong("id"), row.getString("source"), row.getString("external_id"),
                row.getLocalDate("birth_date"), row.getBoolean("birth_date_exact"), sex == null ? null : Sex.valueOf(sex),
                row.getString("area_code"), row.getString("town_code"), row.getString("village_code"),
                lat == null ? null : new GeoPoint(lat, row.getDouble("lon")), row.getDouble("max_distance_km"),
                List.of(row.getArrayOfStrings("trades")), Set.of(row.getArrayOfStrings("certificates")),
                pay == null ? null : new Pay(pay, null, PayUnit.valueOf(row.getString("expected_pay_unit"))),
                names(row, "groups", WorkerGroup::valueOf), names(row, "families", Family::valueOf),
                List.of(row.getArrayOfStrings("excluded_postings")),
                List.of(row.getArrayOfStrings("excluded_employers")), row.getBoolean("consent"),
                row.getLocalDate("returned_at"), row.getOffsetDateTime("created_at")
                        .withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    }

    private static <E> Set<E> names(Row row, String column, Function<String, E> parse) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(parse).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> map) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(map.apply(row)));
        return list;
    }
}
