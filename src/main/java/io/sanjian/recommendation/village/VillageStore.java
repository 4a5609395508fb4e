package io.sanjian.recommendation.village;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which runs have lists for a village, and whose they are. */
@ApplicationScoped
class VillageStore {
    private static final String LATEST = """
            select max(l.run_id) from worker w cross join lateral (
                select p.run_id from pick_list p join run r on r.id = p.run_id
                where p.worker_id = w.id and r.state = 'COMPLETED' and r.on_demand_day is null
                order by p.run_id desc limit 1) l
            where w.village_code = $1
            """;
    private static final String RUN = "select id, finished_at from run where id = $1";
    /** Who took consent back is not read out to anybody. */
    private static final String WORKERS = """
            select w.id from worker w join pick_list p on p.worker_id = w.id and p.run_id = $2
            where w.village_code = $1 and w.id > $3 and w.consent is distinct from false
            order by w.id limit $4
            """;

    private final Pool pool;

    VillageStore(Pool pool) {
        this.pool = pool;
    }

    /** @param finishedAt null while it is under way */
    record RunOfVillage(long id, Instant finishedAt) {
    }

    /** The latest completed run that gave anybody of the village a list. */
    Uni<Optional<RunOfVillage>> latestRun(String village) {
        return pool.preparedQuery(LATEST).execute(Tuple.of(village)).map(rows -> rows.iterator().next().getLong(0))
                .flatMap(id -> id == null ? Uni.createFrom().item(Optional.empty()) : run(id));
    }

    Uni<Optional<RunOfVillage>> run(long id) {
        return pool.preparedQuery(RUN).execute(Tuple.of(id)).map(rows -> run(id, rows));
    }

    private static Optional<RunOfVillage> run(long id, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        OffsetDateTime finished = rows.iterator().next().getOffsetDateTime(1);
        return Optional.of(new RunOfVillage(id, finished == null ? null : finished.toInstant()));
    }

    /** Workers of the village with a list in the run, by id above {@code after}. */
    Uni<List<Long>> workers(String village, long runId, long after, int limit) {
        return pool.preparedQuery(WORKERS).execute(Tuple.of(village, runId, after, limit)).map(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(0)));
            return ids;
        });
    }
}
