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
import java.util.stream.Collectors;

/** Reads plans for runs, apart from Hibernate, in the transactions of runs. */
@ApplicationScoped
public class PlanReader {
    private static final String COLUMNS = """
            id, name, cron, zone, area_codes, groups, channels, exposure, overlap, enabled
            """;
    private static final String FIND = "select " + COLUMNS + " from plan where id = $1";
    private static final String DUE = "select " + COLUMNS + """
             from plan where enabled and next_due_at <= $1 order by id for no key update skip locked
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
    private final PlanLimits limits;

    PlanReader(Pool pool, PlanLimits limits) {
        this.pool = pool;
        this.limits = limits;
    }

    /** What a plan says. */
    public Uni<Optional<PlanSpec>> find(long id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(spec(rows.iterator().next())));
    }

    /** The plans due at {@code now}; they are locked until the transaction ends. */
    public Uni<List<Due>> due(SqlConnection tx, Instant now) {
        return tx.preparedQuery(DUE).execute(Tuple.of(utc(now))).map(rows -> {
            List<Due> due = new ArrayList<>();
            for (Row row : rows) {
                PlanSpec spec = spec(row);
                CronSchedule.of(spec.cron(), spec.zone()).last(now)
                        .ifPresent(time -> due.add(new Due(row.getLong("id"), spec, time)));
            }
            return due;
        });
    }

    /** A due time has been dealt with: sets the plan to its next one, {@link PlanLimits#minInterval} later or more. */
    public Uni<Void> moveOn(SqlConnection tx, Due due, Instant now) {
        // Cron knows whole seconds and looks strictly behind what it is given.
        Instant earliest = due.dueAt().plus(limits.minInterval()).minusSeconds(1);
        Optional<Instant> next = CronSchedule.of(due.spec().cron(), due.spec().zone())
                .next(earliest.isAfter(now) ? earliest : now);
        return tx.preparedQuery(NEXT).execute(Tuple.of(due.planId(), next.map(SqlValues::utc).orElse(null)))
                .replaceWithVoid();
    }

    private static PlanSpec spec(Row row) {
        return new PlanSpec(row.getString("name"), row.getString("cron"), ZoneId.of(row.getString("zone")),
                new WorkerScope(List.of(row.getArrayOfStrings("area_codes")),
                        Arrays.stream(row.getArrayOfStrings("groups")).map(WorkerGroup::valueOf)
                                .collect(Collectors.toUnmodifiableSet())),
                Arrays.stream(row.getArrayOfStrings("channels")).map(Channel::valueOf).toList(),
                row.getInteger("exposure"),
                Overlap.valueOf(row.getString("overlap")), row.getBoolean("enabled"));
    }
}
