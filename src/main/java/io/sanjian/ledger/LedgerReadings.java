package io.sanjian.ledger;

import static io.sanjian.database.SqlValues.list;

import io.sanjian.compute.ComputeExecutor;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.worker.HomeAreaCondition;
import io.sanjian.worker.LedgerPeople;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Entries of the ledger with the people behind them; those of erased people are figures and no entries to be read. */
@ApplicationScoped
class LedgerReadings {
    private static final String FIND = "select " + LedgerEntryStore.COLUMNS
            + " from ledger_entry where id = $1 and worker_id is not null";
    private static final String PAGE = "select " + LedgerEntryStore.COLUMNS + """
             from ledger_entry where id > $1 and season = $2 and worker_id is not null and
            """ + HomeAreaCondition.sql(4) + " and " + HomeAreaCondition.sql(10) + " order by id limit $3";

    private final LedgerEntryStore store;
    private final LedgerPeople people;
    private final LedgerHistory history;
    private final ComputeExecutor executor;

    LedgerReadings(LedgerEntryStore store, LedgerPeople people, LedgerHistory history, ComputeExecutor executor) {
        this.store = store;
        this.people = people;
        this.history = history;
        this.executor = executor;
    }

    /** Which entries are wanted: of a season, within both reaches. */
    record Wanted(AreaScope caller, AreaScope area, LocalDate season) {
    }

    Uni<Optional<LedgerEntry>> find(SqlClient client, long id) {
        return entries(client, FIND, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    /** By id, above {@code after}. */
    Uni<List<LedgerEntry>> page(SqlClient client, Wanted wanted, long after, int limit) {
        Tuple parameters = Tuple.tuple().addLong(after).addLocalDate(wanted.season).addInteger(limit);
        return entries(client, PAGE, HomeAreaCondition.add(HomeAreaCondition.add(parameters, wanted.caller),
                wanted.area));
    }

    Uni<List<LedgerHistory.Kept>> history(SqlClient client, long entry, long after, int limit) {
        return history.of(client, entry, after, limit);
    }

    private Uni<List<LedgerEntry>> entries(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql).execute(parameters).flatMap(rows -> {
            List<Row> found = list(rows, row -> row);
            return people.byId(client, found.stream().map(row -> row.getLong("worker_id")).toList())
                    .flatMap(known -> executor.call(() -> found.stream()
                            .map(row -> store.entry(row, known.get(row.getLong("worker_id")))).toList()));
        });
    }
}
