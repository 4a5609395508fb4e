package io.sanjian.ledger;

import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.reference.area.AreaScope;
import io.sanjian.worker.HomeAreaCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts of the ledger for other forms; nothing of a person. */
@ApplicationScoped
public class LedgerFigures {
    /** A person counts once, by the line of the latest season. */
    private static final String COUNT = """
            select e.area_code, e.town_code, w.sex = 'F' as woman, 'POVERTY_ALLEVIATED' = any(w.groups) as alleviated,
                   e.place, e.served, e.employed, count(*)::int as people
            from (select distinct on (worker_id) worker_id, area_code, town_code, said -> '20' ->> 'v' as place,
                         coalesce(said -> '19' ->> 'v' = 'true' and (said -> '19' ->> 't')::timestamptz >= $1
                                  and (said -> '19' ->> 't')::timestamptz < $2, false) as employed,
                         exists (select from unnest(array['16', '17', '18']) as help
                                 where (said -> help ->> 'v')::int > 0 and (said -> help ->> 't')::timestamptz >= $1
                                   and (said -> help ->> 't')::timestamptz < $2) as served
                  from ledger_entry where worker_id is not null and %s and %s
                  order by worker_id, season desc) e
            join worker w on w.id = e.worker_id
            where e.served or e.employed
            group by 1, 2, 3, 4, 5, 6, 7
            """.formatted(HomeAreaCondition.sql(3), HomeAreaCondition.sql(9));

    /** Column 10 of those whose column 8 names the place, by people. */
    private static final String INDUSTRIES = """
            select trim(said -> '10' ->> 'v') as industry, count(distinct worker_id)::int as people
            from ledger_entry
            where worker_id is not null and position($1 in said -> '8' ->> 'v') > 0 and trim(said -> '10' ->> 'v') <> ''
              and %s
            group by 1
            """.formatted(HomeAreaCondition.sql(2));

    private final Pool pool;

    LedgerFigures(Pool pool) {
        this.pool = pool;
    }

    /**
     * People of a town who have all of this in common.
     *
     * @param place    column 20 as it was written, or null
     * @param served   one of columns 16 to 18 was counted up in the time
     * @param employed column 19 became yes in the time and still is
     */
    public record Count(String areaCode, String townCode, boolean woman, boolean alleviated, String place,
            boolean served, boolean employed, int people) {
    }

    /**
     * Who was helped or found work in a time.
     *
     * @param from  included
     * @param until not included
     */
    public Uni<List<Count>> count(AreaScope caller, AreaScope area, Instant from, Instant until) {
        Tuple parameters = HomeAreaCondition.add(HomeAreaCondition.add(Tuple.of(utc(from), utc(until)), caller), area);
        return pool.preparedQuery(COUNT).execute(parameters).map(rows -> list(rows, row -> new Count(
                row.getString("area_code"), row.getString("town_code"), Boolean.TRUE.equals(row.getBoolean("woman")),
                Boolean.TRUE.equals(row.getBoolean("alleviated")), row.getString("place"), row.getBoolean("served"),
                row.getBoolean("employed"), row.getInteger("people"))));
    }

    /**
     * In which industries people worked who came home from a place.
     *
     * @param region as their column 8 names it: a province or a city
     * @return people by industry as it was written
     */
    public Uni<Map<String, Integer>> industries(AreaScope caller, String region) {
        return pool.preparedQuery(INDUSTRIES).execute(HomeAreaCondition.add(Tuple.of(region), caller))
                .map(rows -> list(rows, row -> row).stream().collect(Collectors.toMap(row -> row.getString("industry"),
                        row -> row.getInteger("people"))));
    }
}
