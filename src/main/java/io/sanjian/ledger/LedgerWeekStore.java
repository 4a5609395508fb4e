package io.sanjian.ledger;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.reference.area.AreaScope;
import io.sanjian.worker.HomeAreaCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Weeks of villages: what stood at their end, who has reported, who has confirmed. The caller owns the transaction. */
@ApplicationScoped
class LedgerWeekStore {
    /** Of each entry the row of the week, or the last one before it. The parameters are week, season and the scope. */
    private static final String STATES = """
            select distinct on (s.entry_id) s.entry_id, s.village_code, s.week, s.columns
            from ledger_state s
            where s.week <= $1 and s.entry_id in (select id from ledger_entry where season = $2 and
            """ + HomeAreaCondition.sql(3) + " and " + HomeAreaCondition.sql(9)
            + ") order by s.entry_id, s.week desc";
    private static final String VILLAGES = "with state as (" + STATES + ") " + """
            select village_code, count(*)::int as people, count(*) filter (where week = $1)::int as changed,
                   count(*) filter (where columns ->> '19' = 'true')::int as employed,
                   count(*) filter (where columns ->> '13' = 'true' and columns ->> '19' is distinct from 'true')::int as looking,
                   md5(string_agg(entry_id || columns::text, ',' order by entry_id)) as seen
            from state group by village_code order by village_code
            """;
    private static final String REPORTS = """
            select village_code, unchanged, reported_at from ledger_report where week = $1 and village_code = any($2)
            """;
    private static final String CONFIRMATIONS = """
            select distinct on (village_code, level) village_code, level, confirmed, reason, seen, confirmed_at
            from ledger_confirmation where week = $1 and village_code = any($2)
            order by village_code, level, id desc
            """;
    private static final String REPORT = """
            insert into ledger_report (village_code, week, unchanged, reported_at, reported_by) values ($1, $2, true, $3, $4)
            on conflict do nothing
            """;
    private static final String CONFIRM = """
            insert into ledger_confirmation (village_code, week, level, confirmed, reason, seen, confirmed_at, confirmed_by)
            select village, $2, $3, $4, $5, seen, $6, $7 from unnest($1::text[], $8::text[]) as given (village, seen)
            """;
    private static final String COMPARED =
            "with earlier as (" + STATES.replace("s.week <= $1 ", "s.week <= $15 ") + "), later as (" + STATES
                    + ") " + """
            select e.id as entry_id, e.worker_id, coalesce(later.village_code, earlier.village_code) as village_code,
                   earlier.columns::text as old, later.columns::text as now
            from later full join earlier on earlier.entry_id = later.entry_id
                 join ledger_entry e on e.id = coalesce(later.entry_id, earlier.entry_id)
            where later.columns is distinct from earlier.columns
              and coalesce(later.entry_id, earlier.entry_id) > $16
            order by 1 limit $17
            """;

    /** Which villages of which season are meant: those within both reaches. */
    record Wanted(AreaScope caller, AreaScope area, LocalDate season) {
        private Tuple parameters(LocalDate week) {
            return HomeAreaCondition.add(HomeAreaCondition.add(Tuple.of(week, season), caller), area);
        }
    }

    /** People of a village in a week. @param seen fingerprint of their columns 13 to 23 */
    record Village(String code, int people, int changed, int employed, int looking, String seen) {
    }

    /** That a village was heard of. */
    record Report(boolean unchanged, Instant at) {
    }

    /** The last word of a level on a village. */
    record Confirmation(String village, LedgerSender.Level level, boolean confirmed, String reason, String seen,
            Instant at) {
    }

    Uni<List<Village>> villages(SqlClient client, Wanted wanted, LocalDate week) {
        return client.preparedQuery(VILLAGES).execute(wanted.parameters(week))
                .map(rows -> list(rows, row -> new Village(row.getString("village_code"), row.getInteger("people"),
                        row.getInteger("changed"), row.getInteger("employed"), row.getInteger("looking"),
                        row.getString("seen"))));
    }

    Uni<Map<String, Report>> reports(SqlClient client, Collection<String> villages, LocalDate week) {
        return client.preparedQuery(REPORTS).execute(Tuple.of(week, villages.toArray(String[]::new)))
                .map(rows -> list(rows, row -> row).stream().collect(Collectors.toMap(
                        row -> row.getString("village_code"),
                        row -> new Report(row.getBoolean("unchanged"), instant(row, "reported_at")))));
    }

    Uni<List<Confirmation>> confirmations(SqlClient client, Collection<String> villages, LocalDate week) {
        return client.preparedQuery(CONFIRMATIONS).execute(Tuple.of(week, villages.toArray(String[]::new)))
                .map(rows -> list(rows, row -> new Confirmation(row.getString("village_code"),
                        LedgerSender.Level.valueOf(row.getString("level")), row.getBoolean("confirmed"),
                        row.getString("reason"), row.getString("seen"), instant(row, "confirmed_at"))));
    }

    /** Nothing changed in this village; where something did already, that stays said. */
    Uni<Void> unchanged(SqlClient client, String village, LocalDate week, Instant now, String by) {
        return client.preparedQuery(REPORT).execute(Tuple.of(village, week, utc(now), by)).replaceWithVoid();
    }

    /** @param reason why the week is returned, or null where it is confirmed; @param villages as they were seen */
    Uni<Void> say(SqlClient client, List<Village> villages, LocalDate week, LedgerSender.Level level, String reason,
            Instant now, String by) {
        return client.preparedQuery(CONFIRM).execute(Tuple.tuple()
                .addArrayOfString(villages.stream().map(Village::code).toArray(String[]::new)).addLocalDate(week)
                .addString(level.name()).addBoolean(reason == null).addString(reason).addOffsetDateTime(utc(now))
                .addString(by).addArrayOfString(villages.stream().map(Village::seen).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** An entry that differs between two weeks; before or after is null where it was not there, the worker where erased. */
    record Compared(long entry, Long worker, String village, String before, String after) {
    }

    /** By id, above {@code after}. */
    Uni<List<Compared>> compare(SqlClient client, Wanted wanted, LocalDate week, LocalDate before, long after,
            int limit) {
        return client.preparedQuery(COMPARED).execute(wanted.parameters(week).addLocalDate(before).addLong(after)
                .addInteger(limit)).map(rows -> list(rows, LedgerWeekStore::compared));
    }

    private static Compared compared(Row row) {
        return new Compared(row.getLong("entry_id"), row.getLong("worker_id"), row.getString("village_code"),
                row.getString("old"),
                row.getString("now"));
    }
}
