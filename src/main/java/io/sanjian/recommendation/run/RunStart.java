package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;
import io.sanjian.database.Transactions;
import io.sanjian.matching.Weights;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Creates runs: once per idempotency key, once per due time of a plan. */
@ApplicationScoped
public class RunStart {
    private static final String INSERT = """
            insert into run (plan_id, due_at, idempotency_key, request_hash, requested_by, match_at, area_codes, groups,
                             channels, exposure, rules_version, phase_since, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
            on conflict do nothing
            returning\s""" + Runs.COLUMNS;
    private static final String BY_KEY = "select request_hash, " + Runs.COLUMNS + """
             from run where requested_by = $1 and idempotency_key = $2
            """;

    private final Pool pool;
    private final TaskQueue tasks;
    private final WorkSignal wakeUp;
    private final Clock clock;

    RunStart(Pool pool, TaskQueue tasks, WorkSignal wakeUp, Clock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /**
     * @param run     the run, new or of an earlier call with the same key
     * @param created whether this call made it
     */
    public record Started(Run run, boolean created) {
    }

    /**
     * Starts a run, or finds the one that was started with the same key.
     *
     * @param requestedBy who asks; keys of different callers have nothing to do with each other
     * @param key         idempotency key, or null for a new run in any case
     * @param requestHash fingerprint of the request, to tell a repetition from another request
     * @return fails with IDEMPOTENCY_KEY_REUSED if the key came with another request before
     */
    public Uni<Started> start(RunSpec order, String requestedBy, String key, byte[] requestHash) {
        return pool.withTransaction(tx -> insert(tx, order, null, requestedBy, key, requestHash)
                .flatMap(created -> created.map(run -> Uni.createFrom().item(new Started(run, true)))
                        .orElseGet(() -> earlier(tx, requestedBy, key, requestHash)
                                .map(run -> new Started(run, false)))))
                .invoke(wakeUp::call);
    }

    /** In the transaction of a plan's tick: the run of the plan's due time, unless another replica has made it. */
    Uni<Optional<Run>> startDue(SqlClient tx, RunSpec order, Instant dueAt) {
        return insert(tx, order, dueAt, "plan:" + order.planId(), null, null);
    }

    private Uni<Optional<Run>> insert(SqlClient tx, RunSpec order, Instant dueAt, String requestedBy, String key,
            byte[] hash) {
        Instant now = clock.instant();
        return tx.preparedQuery(INSERT).execute(Tuple.from(Arrays.asList(order.planId(),
                utc(dueAt), key, hash == null ? null : io.vertx.core.buffer.Buffer.buffer(hash), requestedBy,
                utc(order.at()), order.scope().areaCodes().toArray(String[]::new),
                order.scope().groups().stream().map(Enum::name).sorted().toArray(String[]::new),
                order.channels().stream().map(Enum::name).toArray(String[]::new), order.exposure(), Weights.VERSION,
                utc(now)))).flatMap(rows -> rows.size() == 0 ? Uni.createFrom().item(Optional.empty())
                        : planned(tx, Runs.run(rows.iterator().next()), now));
    }

    private Uni<Optional<Run>> planned(SqlClient tx, Run run, Instant now) {
        return tasks.addSingle(tx, run.id(), TaskKind.PLAN, 0, now).replaceWith(Optional.of(run));
    }

    private static Uni<Run> earlier(SqlClient tx, String requestedBy, String key, byte[] hash) {
        return tx.preparedQuery(BY_KEY).execute(Tuple.of(requestedBy, key))
                .map(rows -> earlier(rows.iterator().next(), hash));
    }

    private static Run earlier(Row row, byte[] hash) {
        if (!Arrays.equals(hash, row.getBuffer("request_hash").getBytes())) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key was used for run " + row.getLong("id") + " with another request");
        }
        return Runs.run(row);
    }
}
