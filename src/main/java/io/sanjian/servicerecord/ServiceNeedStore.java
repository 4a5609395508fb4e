package io.sanjian.servicerecord;

import static io.sanjian.database.SqlValues.first;
import static io.sanjian.database.SqlValues.list;

import io.sanjian.ledger.LedgerConfig;
import io.sanjian.ledger.OfferCount;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.worker.HomeAreaCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts services beside the ledger, and finds those for whom some are owed. */
@ApplicationScoped
class ServiceNeedStore {
    /** Services since the day of return that the line e tells, or all where it tells none. */
    private static final String GIVEN = """
            select count(*) filter (where s.kind = 'BRIEFING')::int as briefing,
                   count(*) filter (where s.kind = 'GUIDANCE')::int as guidance,
                   count(*) filter (where s.kind = 'OFFER')::int as offer,
                   count(*) filter (where s.kind = 'STARTUP_ADVICE')::int as startup_advice,
                   count(*) filter (where s.kind = 'TRAINING_OFFER')::int as training_offer,
                   count(*) filter (where s.kind = 'TRAINING_DONE')::int as training_done,
                   count(distinct s.given_on) filter (where s.kind = 'OFFER')::int as occasions
            from service_record s
            where s.worker_id = w.id and s.voided_at is null
              and s.given_on >= coalesce((e.said -> '11' ->> 'v')::date, '-infinity')
            """;
    private static final String OF_WORKER = """
            select e.said -> '11' ->> 'v' as since, (e.said -> '16' ->> 'v')::int as stated_16,
                   (e.said -> '17' ->> 'v')::int as stated_17, (e.said -> '18' ->> 'v')::int as stated_18, g.*
            from worker w
            left join lateral (select said from ledger_entry where worker_id = w.id order by season desc limit 1) e on true
            cross join lateral (%s) g
            where w.id = $1
            """.formatted(GIVEN);
    /**
     * Of the latest line of each person. Who refused to be kept wants nothing done; nobody is owed anything who has work or said
     * not to want any.
     */
    private static final String OWED = """
            with line as (
                select worker_id, village_code, said,
                       coalesce(said -> '13' ->> 't', said -> '19' ->> 't')::timestamptz as known_at
                from ledger_entry
                where worker_id is not null and coalesce(said -> '19' ->> 'v', '') <> 'true'
                  and coalesce(said -> '13' ->> 'v', '') <> 'false' and %s and %s and ($13::bigint is null or worker_id = $13)
                  and season = (select max(l.season) from ledger_entry l where l.worker_id = ledger_entry.worker_id)
            ), need as (
                select w.id, e.village_code, cardinality(w.groups) > 0 as in_group,
                       (e.known_at at time zone 'Asia/Shanghai' + $14::text::interval)::date as due_on,
                       greatest(0, 1 - g.briefing) as briefings, greatest(0, 1 - g.guidance) as guidances,
                       greatest(0, 3 - case when $15::boolean then g.occasions else g.offer end) as offers,
                       greatest(0, 1 - g.training_offer - g.training_done) as trainings
                from line e join worker w on w.id = e.worker_id cross join lateral (%s) g
                where w.consent is distinct from false
                  and (e.said -> '13' ->> 'v' = 'true'
                       or e.said -> '19' ->> 'v' = 'false' and 'POVERTY_ALLEVIATED' = any(w.groups))
            ), owed as (select *, briefings + guidances + offers + trainings as missing from need)
            """.formatted(HomeAreaCondition.sql(1), HomeAreaCondition.sql(7), GIVEN);
    /** Overdue ones first; then who had nothing yet, who belongs to a group that policy names, who is due soonest. */
    private static final String LIST = OWED + """
            select * from owed where missing > 0
            order by due_on < $16::date desc, missing = 6 desc, in_group desc, due_on, id limit $17
            """;
    private static final String VILLAGES = OWED + """
            select village_code, count(*)::int as people, count(*) filter (where missing > 0)::int as owing,
                   count(*) filter (where missing > 0 and due_on < $16::date)::int as overdue
            from owed group by village_code order by overdue desc, owing desc, village_code
            """;

    private static final String ONE = OWED + "select * from owed";

    private final LedgerConfig config;

    ServiceNeedStore(LedgerConfig config) {
        this.config = config;
    }

    /** What counts as an offer. */
    OfferCount offer() {
        return config.offer();
    }

    /**
     * A person's counts.
     *
     * @param since  day of return that the ledger tells, or null
     * @param stated columns 16 to 18 as they were said on paper; those that nothing was said of are left out
     */
    record Counted(LocalDate since, Map<Integer, Integer> stated, ServiceCounts counts) {
    }

    /** People of a village for whom 1131 is kept, those of them to whom something is owed, and too late. */
    record Village(String code, int people, int owing, int overdue) {
    }

    /** Empty where there is no such worker. */
    Uni<Optional<Counted>> counts(SqlClient client, long worker) {
        return client.preparedQuery(OF_WORKER).execute(Tuple.of(worker))
                .map(rows -> first(rows, ServiceNeedStore::counted));
    }

    /** Empty where nothing is kept for this person; what is kept may be given in full. */
    Uni<Optional<ServiceNeed>> of(SqlClient client, long worker) {
        return client.preparedQuery(ONE).execute(parameters(AreaScope.EVERYTHING, AreaScope.EVERYTHING, worker))
                .map(rows -> first(rows, ServiceNeedStore::need));
    }

    /** Those to whom something is owed, in order of need. */
    Uni<List<ServiceNeed>> owed(SqlClient client, AreaScope caller, AreaScope area, LocalDate today, int limit) {
        return client.preparedQuery(LIST).execute(parameters(caller, area, null).addLocalDate(today).addInteger(limit))
                .map(rows -> list(rows, ServiceNeedStore::need));
    }

    /** The most overdue first. */
    Uni<List<Village>> villages(SqlClient client, AreaScope caller, AreaScope area, LocalDate today) {
        return client.preparedQuery(VILLAGES).execute(parameters(caller, area, null).addLocalDate(today))
                .map(rows -> list(rows, row -> new Village(row.getString("village_code"), row.getInteger("people"),
                        row.getInteger("owing"), row.getInteger("overdue"))));
    }

    private Tuple parameters(AreaScope caller, AreaScope area, Long worker) {
        Tuple scopes = HomeAreaCondition.add(HomeAreaCondition.add(Tuple.tuple(), caller), area);
        return scopes.addLong(worker).addString(config.due().toString())
                .addBoolean(config.offer() == OfferCount.OCCASION);
    }

    private static Counted counted(Row row) {
        Map<ServiceKind, Integer> given = new EnumMap<>(ServiceKind.class);
        for (ServiceKind kind : ServiceKind.values()) {
            int count = row.getInteger(kind.name().toLowerCase(Locale.ROOT));
            if (count > 0) {
                given.put(kind, count);
            }
        }
        Map<Integer, Integer> stated = new TreeMap<>();
        for (int column = 16; column <= 18; column++) {
            Integer said = row.getInteger("stated_" + column);
            if (said != null) {
                stated.put(column, said);
            }
        }
        String since = row.getString("since");
        return new Counted(since == null ? null : LocalDate.parse(since), stated,
                new ServiceCounts(given, row.getInteger("occasions")));
    }

    private static ServiceNeed need(Row row) {
        return new ServiceNeed(row.getLong("id"), row.getString("village_code"), row.getLocalDate("due_on"),
                new ServiceNeed.Lacks(row.getInteger("briefings"), row.getInteger("guidances"),
                        row.getInteger("offers"), row.getInteger("trainings")));
    }
}
