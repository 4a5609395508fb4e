package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.database.Transactions;
import io.sanjian.matching.Weights;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Creates runs: once per idempotency key, once per due time of a plan. Blocking. */
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

    private final Transactions transactions;
    private final TaskQueue tasks;
    private final WorkSignal wakeUp;
    private final Clock clock;

    RunStart(Transactions transactions, TaskQueue tasks, WorkSignal wakeUp, Clock clock) {
        this.transactions = transactions;
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
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED if the key came with another request before
     */
    public Started start(RunSpec order, String requestedBy, String key, byte[] requestHash) {
        Started started = transactions.call(tx -> {
            Optional<Run> created = insert(tx, order, null, requestedBy, key, requestHash);
            return created.map(run -> new Started(run, true))
                    .orElseGet(() -> new Started(earlier(tx, requestedBy, key, requestHash), false));
        });
        wakeUp.call();
        return started;
    }

    /** In the transaction of a plan's tick: the run of the plan's due time, unless another replica has made it. */
    Optional<Run> startDue(SqlClient tx, RunSpec order, Instant dueAt) {
        return insert(tx, order, dueAt, "plan:" + order.planId(), null, null);
    }

    private Optional<Run> insert(SqlClient tx, RunSpec order, Instant dueAt, String requestedBy, String key,
            byte[] hash) {
        Instant now = clock.instant();
        RowSet<Row> rows = tx.preparedQuery(INSERT).executeAndAwait(Tuple.from(Arrays.asList(order.planId(),
                utc(dueAt), key, hash == null ? null : io.vertx.core.buffer.Buffer.buffer(hash), requestedBy,
                utc(order.at()), order.scope().areaCodes().toArray(String[]::new),
                order.scope().groups().stream().map(Enum::name).sorted().toArray(String[]::new),
                order.channels().stream().map(Enum::name).toArray(String[]::new), order.exposure(), Weights.VERSION,
                utc(now))));
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Run run = Runs.run(rows.iterator().next());
        tasks.addSingle(tx, run.id(), TaskKind.PLAN, 0, now);
        return Optional.of(run);
    }

    private static Run earlier(SqlClient tx, String requestedBy, String key, byte[] hash) {
        Row row = tx.preparedQuery(BY_KEY).executeAndAwait(Tuple.of(requestedBy, key)).iterator().next();
        if (!Arrays.equals(hash, row.getBuffer("request_hash").getBytes())) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key was used for run {0} with another request", row.getLong("id"));
        }
        return Runs.run(row);
    }
}
