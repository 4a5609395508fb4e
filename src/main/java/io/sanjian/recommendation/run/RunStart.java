package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.matching.Weights;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.WorkerScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Creates runs: once per idempotency key, once per due time of a plan. */
@ApplicationScoped
public class RunStart {
    private static final String INSERT = """
            insert into run (plan_id, due_at, idempotency_key, request_hash, requested_by, match_at, area_codes, groups,
                             channels, exposure, rules_version, phase_since, created_at, meets, alone)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $1::bigint is not null)
            on conflict do nothing
            returning\s""" + Runs.COLUMNS;
    private static final String BY_KEY = "select request_hash, " + Runs.COLUMNS + """
             from run where requested_by = $1 and idempotency_key = $2
            """;

    private static final String OPEN =
            "select id, area_codes from run where state in ('PENDING', 'RUNNING') order by id";
    private static final String OPEN_OF_PLAN = """
            select id from run where plan_id = $1 and alone and state in ('PENDING', 'RUNNING')
            """;
    private static final String MADE = "select 1 from run where plan_id = $1 and due_at = $2";

    private final Pool pool;
    private final ListLocks locks;
    private final Areas areas;
    private final TaskQueue tasks;
    private final WorkSignal wakeUp;
    private final Clock clock;

    RunStart(Pool pool, ListLocks locks, Areas areas, TaskQueue tasks, WorkSignal wakeUp, Clock clock) {
        this.pool = pool;
        this.locks = locks;
        this.areas = areas;
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
     * @return fails with IDEMPOTENCY_KEY_REUSED if the key came with another request before, with CONFLICT if another run of
     *         the plan is open
     */
    public Uni<Started> start(RunSpec order, String requestedBy, String key, byte[] requestHash) {
        return pool.withTransaction(tx -> insert(tx, order, null, requestedBy, key, requestHash)
                .flatMap(created -> created.map(run -> Uni.createFrom().item(new Started(run, true)))
                        .orElseGet(() -> startedBefore(tx, order, requestedBy, key, requestHash))))
                .invoke(wakeUp::call);
    }

    private static Uni<Started> startedBefore(SqlClient tx, RunSpec order, String requestedBy, String key,
            byte[] hash) {
        return tx.preparedQuery(BY_KEY).execute(Tuple.of(requestedBy, key))
                .flatMap(rows -> rows.size() > 0
                        ? Uni.createFrom().item(new Started(earlier(rows.iterator().next(), hash), false))
                        : openOfPlan(tx, order).flatMap(conflict -> Uni.createFrom().failure(conflict)));
    }

    /** In the transaction of a plan's tick: the run of a due time, unless it has been made, or a run of the plan is open. */
    Uni<Optional<Run>> startDue(SqlConnection tx, RunSpec order, Instant dueAt) {
        return insert(tx, order, dueAt, "plan:" + order.planId(), null, null);
    }

    /** Whether the run of a plan's due time has been made. */
    Uni<Boolean> isMade(SqlClient tx, long planId, Instant dueAt) {
        return tx.preparedQuery(MADE).execute(Tuple.of(planId, utc(dueAt))).map(rows -> rows.size() > 0);
    }

    private Uni<Optional<Run>> insert(SqlConnection tx, RunSpec order, Instant dueAt, String requestedBy, String key,
            byte[] hash) {
        Instant now = clock.instant();
        return locks.makeRun(tx).chain(() -> meets(tx, order.scope())).flatMap(meets -> tx.preparedQuery(INSERT)
                .execute(values(order, dueAt, requestedBy, key, hash, now).addArrayOfLong(meets)))
                .flatMap(rows -> rows.size() == 0 ? Uni.createFrom().item(Optional.empty())
                        : planned(tx, Runs.run(rows.iterator().next()), now));
    }

    private static Tuple values(RunSpec order, Instant dueAt, String requestedBy, String key, byte[] hash,
            Instant now) {
        return Tuple.from(Arrays.asList(order.planId(),
                utc(dueAt), key, hash == null ? null : io.vertx.core.buffer.Buffer.buffer(hash), requestedBy,
                utc(order.at()), order.scope().areaCodes().toArray(String[]::new),
                order.scope().groups().stream().map(Enum::name).sorted().toArray(String[]::new),
                order.channels().stream().map(Enum::name).toArray(String[]::new), order.exposure(), Weights.VERSION,
                utc(now)));
    }

    private Uni<Optional<Run>> planned(SqlClient tx, Run run, Instant now) {
        return tasks.addSingle(tx, run.id(), TaskKind.PLAN, 0, now).replaceWith(Optional.of(run));
    }

    /** The open runs that may reach some of the same workers; groups are not looked at, for a worker may be in several. */
    private Uni<Long[]> meets(SqlClient tx, WorkerScope scope) {
        return tx.query(OPEN).execute().map(rows -> {
            List<Long> meets = new ArrayList<>();
            rows.forEach(row -> {
                if (meet(scope.areaCodes(), List.of(row.getArrayOfStrings("area_codes")))) {
                    meets.add(row.getLong("id"));
                }
            });
            return meets.toArray(Long[]::new);
        });
    }

    private boolean meet(List<String> some, List<String> others) {
        return some.isEmpty() || others.isEmpty() || others.stream().anyMatch(AreaScope.of(some, areas)::covers)
                || some.stream().anyMatch(AreaScope.of(others, areas)::covers);
    }

    private static Uni<ProblemException> openOfPlan(SqlClient tx, RunSpec order) {
        return tx.preparedQuery(OPEN_OF_PLAN).execute(Tuple.of(order.planId())).map(open -> open.size() == 0
                ? new ProblemException(ProblemType.CONFLICT, "A run of the plan has only just ended")
                : new ProblemException(ProblemType.CONFLICT, "Run {0} of the plan is still open",
                        open.iterator().next().getLong(0)));
    }

    private static Run earlier(Row row, byte[] hash) {
        if (!Arrays.equals(hash, row.getBuffer("request_hash").getBytes())) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The key was used for run {0} with another request", row.getLong("id"));
        }
        return Runs.run(row);
    }
}
