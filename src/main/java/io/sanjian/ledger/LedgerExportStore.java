package io.sanjian.ledger;

import static io.sanjian.database.SqlValues.list;

import io.sanjian.compute.ComputeExecutor;
import io.sanjian.worker.HomeAreaCondition;
import io.sanjian.worker.LedgerPeople;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Lines of a town as its form shows them: columns 13 to 23 as they stood in a week, the others as they are now. */
@ApplicationScoped
class LedgerExportStore {
    private static final String WITHIN = HomeAreaCondition.sql(3) + " and " + HomeAreaCondition.sql(9);
    private static final String TOWNS = """
            select town_code, count(*)::int as people from ledger_entry e
            where season = $1 and worker_id is not null
              and exists (select from ledger_state s where s.entry_id = e.id and s.week <= $2) and
            """ + WITHIN + " group by town_code order by town_code";
    private static final String OF_TOWN = "select " + LedgerEntryStore.COLUMNS + """
            , (select s.columns::text from ledger_state s where s.entry_id = e.id and s.week <= $2
               order by s.week desc limit 1) as weekly
            from ledger_entry e where season = $1 and worker_id is not null and
            """ + WITHIN + " and town_code = $15 order by village_code, (said -> '4' ->> 'v')::int, id";

    private final LedgerEntryStore store;
    private final LedgerPeople people;
    private final ComputeExecutor executor;

    LedgerExportStore(LedgerEntryStore store, LedgerPeople people, ComputeExecutor executor) {
        this.store = store;
        this.people = people;
        this.executor = executor;
    }

    /** A town and how many people its form has. */
    record Town(String code, int people) {
    }

    /** An entry and what shows of it in the week. */
    record Line(LedgerEntry entry, Map<LedgerColumn, Object> shown) {
    }

    Uni<List<Town>> towns(SqlClient client, LedgerReadings.Wanted wanted, LocalDate week) {
        return client.preparedQuery(TOWNS).execute(parameters(wanted, week))
                .map(rows -> list(rows, row -> new Town(row.getString("town_code"), row.getInteger("people"))));
    }

    /** Village by village, within them by group. */
    Uni<List<Line>> lines(SqlClient client, LedgerReadings.Wanted wanted, LocalDate week, String town) {
        return client.preparedQuery(OF_TOWN).execute(parameters(wanted, week).addString(town)).flatMap(rows -> {
            List<Row> found = list(rows, row -> row).stream().filter(row -> row.getString("weekly") != null).toList();
            return people.byId(client, found.stream().map(row -> row.getLong("worker_id")).toList())
                    .flatMap(known -> executor.call(() -> found.stream().map(row -> line(
                            store.entry(row, known.get(row.getLong("worker_id"))), row.getString("weekly")))
                            .toList()));
        });
    }

    private static Line line(LedgerEntry entry, String weekly) {
        Map<LedgerColumn, Object> shown = LedgerMerge.shown(entry.said());
        shown.keySet().removeAll(LedgerValues.WEEKLY);
        shown.putAll(LedgerJson.weekly(weekly));
        return new Line(entry, shown);
    }

    private static Tuple parameters(LedgerReadings.Wanted wanted, LocalDate week) {
        return HomeAreaCondition.add(HomeAreaCondition.add(Tuple.of(wanted.season(), week), wanted.caller()),
                wanted.area());
    }
}
