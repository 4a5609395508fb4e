package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.database.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The way of a run through its phases. Every change locks the run's row first; finishing tasks share that lock, so a
 * run never changes its phase or ends between the finish of a task and what the task leaves behind.
 */
@ApplicationScoped
class RunFlow {
    private static final Logger LOG = Logger.getLogger(RunFlow.class);

    private static final String SHARE = "select 1 from run where id = $1 and state = 'RUNNING' for share";
    private static final String LOCK = "select " + Runs.COLUMNS + """
             from run where id = $1 and state in ('PENDING', 'RUNNING') for no key update
            """;
    private static final String BEGIN = """
            update run set state = 'RUNNING', started_at = $2, phase_since = $2 where id = $1 and state = 'PENDING'
            """;
    /** Books the time since the phase began on that phase. */
    static final String LEAVE_PHASE = """
            planning_ms = planning_ms + case phase when 'PLANNING' then %1$s else 0 end,
            searching_ms = searching_ms + case phase when 'SEARCHING' then %1$s else 0 end,
            allocating_ms = allocating_ms + case phase when 'ALLOCATING' then %1$s else 0 end,
            storing_ms = storing_ms + case phase when 'STORING' then %1$s else 0 end
            """.formatted("(extract(epoch from $2::timestamptz - phase_since) * 1000)::bigint");
    private static final String ENTER = "update run set phase = $3, round = $4, phase_since = $2, " + LEAVE_PHASE
            + " where id = $1";
    private static final String COMPLETE = """
            update run set state = 'COMPLETED', phase = 'DONE', finished_at = $2, phase_since = $2,
                workers_full = (select coalesce(sum(lists_full), 0) from run_task where run_id = $1),
                workers_short = (select coalesce(sum(lists_short), 0) from run_task where run_id = $1),
                workers_served = workers_served + (select coalesce(sum(lists_served), 0) from run_task where run_id = $1),
            """ + LEAVE_PHASE + " where id = $1 returning " + Runs.COLUMNS;
    private static final String HAS_OPEN = "select 1 from run_task where run_id = $1 and state <> 'DONE' limit 1";
    private static final String STALLED = """
            select id from run r where state = 'RUNNING'
              and not exists (select from run_task t where t.run_id = r.id and t.state <> 'DONE')
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final TaskQueue tasks;

    RunFlow(Pool pool, Transactions transactions, TaskQueue tasks) {
        this.pool = pool;
        this.transactions = transactions;
        this.tasks = tasks;
    }

    /** The run's first task has been claimed. */
    void begin(long runId, Instant now) {
        pool.preparedQuery(BEGIN).executeAndAwait(Tuple.of(runId, utc(now)));
    }

    /**
     * Holds off any change of the run's phase or state until the transaction ends.
     *
     * @throws ClaimLostException if the run has ended
     */
    void share(SqlConnection tx, Task task) {
        if (tx.preparedQuery(SHARE).executeAndAwait(Tuple.of(task.runId())).size() == 0) {
            throw new ClaimLostException(task);
        }
    }

    /**
     * Locks the run for a change of phase.
     *
     * @throws ClaimLostException if the run has ended
     */
    Run lock(SqlConnection tx, Task task) {
        return lock(tx, task.runId()).orElseThrow(() -> new ClaimLostException(task));
    }

    /** Enters a phase; the run must be locked. */
    void enter(SqlClient tx, Run run, RunPhase phase, int round, Instant now) {
        tx.preparedQuery(ENTER).executeAndAwait(Tuple.of(run.id(), utc(now), phase.name(), round));
        LOG.infof("Run %d: %s%s", run.id(), phase, round > 0 ? " (round " + round + ")" : "");
    }

    /**
     * Takes the run on when its present phase has no task left: whoever finishes the last task of a phase calls this,
     * and every idle replica for runs whose last finisher died before it could.
     *
     * @return whether the run entered a phase that has tasks
     */
    boolean advance(long runId, Instant now) {
        if (hasOpen(pool, runId)) {
            return false;
        }
        return transactions.call(tx -> {
            Optional<Run> locked = lock(tx, runId).filter(run -> run.state() == RunState.RUNNING);
            if (locked.isEmpty() || hasOpen(tx, runId)) {
                return false;
            }
            Run run = locked.get();
            return switch (run.phase()) {
                case SEARCHING -> {
                    Transactions.await(tasks.addSingle(tx, runId, TaskKind.ALLOCATE, run.round(), now));
                    enter(tx, run, RunPhase.ALLOCATING, run.round(), now);
                    yield true;
                }
                case STORING -> {
                    complete(tx, runId, now);
                    yield true;
                }
                // Their task enters the next phase in the transaction that finishes it.
                case PLANNING, ALLOCATING, DONE -> false;
            };
        });
    }

    /** Runs that {@link #advance} may be due for. */
    List<Long> stalled() {
        List<Long> ids = new ArrayList<>();
        pool.query(STALLED).executeAndAwait().forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    private void complete(SqlConnection tx, long runId, Instant now) {
        Run run = Runs.run(tx.preparedQuery(COMPLETE).executeAndAwait(Tuple.of(runId, utc(now))).iterator().next());
        Transactions.await(tasks.addSingle(tx, runId, TaskKind.CLEAN, 0, now));
        LOG.infof("Run %d: COMPLETED, %d lists full, %d short, %d workers had one, %s", runId, run.workers().full(),
                run.workers().shortened(), run.workers().served(), run.times().timings());
    }

    private static Optional<Run> lock(SqlConnection tx, long runId) {
        RowSet<Row> rows = tx.preparedQuery(LOCK).executeAndAwait(Tuple.of(runId));
        return rows.size() == 0 ? Optional.empty() : Optional.of(Runs.run(rows.iterator().next()));
    }

    private static boolean hasOpen(SqlClient client, long runId) {
        return client.preparedQuery(HAS_OPEN).executeAndAwait(Tuple.of(runId)).size() > 0;
    }
}
