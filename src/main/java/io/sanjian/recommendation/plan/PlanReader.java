package io.sanjian.recommendation.plan;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.database.SqlValues;
import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.worker.WorkerScope;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads plans for runs, apart from Hibernate, in the transactions of runs. Blocking. */
@ApplicationScoped
public class PlanReader {
    private static final String COLUMNS = """
            id, name, cron, zone, area_codes, groups, channels, exposure, enabled
            """;
    private static final String FIND = "select " + COLUMNS + " from plan where id = $1";
    private static final String DUE = "select " + COLUMNS + """
             from plan where enabled and next_due_at <= $1 order by id for update skip locked
            """;
    private static final String NEXT = "update plan set next_due_at = $2 where id = $1";

    /**
     * A plan's due time that has come.
     *
     * @param dueAt the latest one, where several were missed
     */
    public record Due(long planId, PlanSpec spec, Instant dueAt) {
    }

    private final Pool pool;

    PlanReader(Pool pool) {
        this.pool = pool;
    }

    /** What a plan says. */
    public Optional<PlanSpec> find(long id) {
        RowSet<Row> rows = pool.preparedQuery(FIND).executeAndAwait(Tuple.of(id));
        return rows.size() == 0 ? Optional.empty() : Optional.of(spec(rows.iterator().next()));
    }

    /** The plans due at {@code now}; they are locked until the transaction ends, and set to their next time by it. */
    public List<Due> takeDue(SqlConnection tx, Instant now) {
        List<Due> due = new ArrayList<>();
        for (Row row : tx.preparedQuery(DUE).executeAndAwait(Tuple.of(utc(now)))) {
            PlanSpec spec = spec(row);
            CronSchedule schedule = CronSchedule.of(spec.cron(), spec.zone());
            Optional<Instant> last = schedule.last(now);
            last.ifPresent(time -> due.add(new Due(row.getLong("id"), spec, time)));
            tx.preparedQuery(NEXT).executeAndAwait(
                    Tuple.of(row.getLong("id"), schedule.next(now).map(SqlValues::utc).orElse(null)));
        }
        return due;
    }

    private static PlanSpec spec(Row row) {
        return new PlanSpec(row.getString("name"), row.getString("cron"), ZoneId.of(row.getString("zone")),
                new WorkerScope(List.of(row.getArrayOfStrings("area_codes")),
                        Arrays.stream(row.getArrayOfStrings("groups")).map(WorkerGroup::valueOf)
                                .collect(Collectors.toUnmodifiableSet())),
                Arrays.stream(row.getArrayOfStrings("channels")).map(Channel::valueOf).toList(),
                row.getInteger("exposure"), row.getBoolean("enabled"));
    }
}
