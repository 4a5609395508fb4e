package io.sanjian.recommendation.plan;

import static io.sanjian.database.SqlValues.utc;
import io.sanjian.database.SqlValues;
import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.worker.WorkerScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads plans for runs, apart from Hibernate, in the transactions of runs. */
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
    public Uni<Optional<PlanSpec>> find(long id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(spec(rows.iterator().next())));
    }

    /** The plans due at {@code now}; they are locked until the transaction ends, and set to their next time by it. */
    public Uni<List<Due>> takeDue(SqlConnection tx, Instant now) {
        List<Due> due = new ArrayList<>();
        return tx.preparedQuery(DUE).execute(Tuple.of(utc(now))).toMulti()
                .onItem().transformToIterable(Function.identity())
                .onItem().transformToUniAndConcatenate(row -> take(tx, row, now, due)).collect().last()
                .replaceWith(due);
    }

    private static Uni<Void> take(SqlConnection tx, Row row, Instant now, List<Due> due) {
        PlanSpec spec = spec(row);
        CronSchedule schedule = CronSchedule.of(spec.cron(), spec.zone());
        schedule.last(now).ifPresent(time -> due.add(new Due(row.getLong("id"), spec, time)));
        return tx.preparedQuery(NEXT).execute(Tuple.of(row.getLong("id"),
                schedule.next(now).map(SqlValues::utc).orElse(null))).replaceWithVoid();
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
