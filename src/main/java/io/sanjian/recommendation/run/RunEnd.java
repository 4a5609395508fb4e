package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.delivery.Outbox;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Ends runs before their time: cancelled by a person, or failed. Either way no task goes on, messages not yet on their
 * way are cancelled, and a list stays only where its worker has been told of it.
 */
@ApplicationScoped
public class RunEnd {
    private static final Logger LOG = Logger.getLogger(RunEnd.class);

    private static final String LOCK = "select 1 from run where id = $1 for no key update";
    private static final String END = """
            update run set state = $3, phase = 'DONE', failure = $4, finished_at = $2, phase_since = $2,
                workers_served = workers_served + (select coalesce(sum(lists_served), 0) from run_task where run_id = $1),
            """ + RunFlow.LEAVE_PHASE + " where id = $1 and state in ('PENDING', 'RUNNING')";
    private static final String DROP_TASKS = "delete from run_task where run_id = $1 and state <> 'DONE'";
    private static final String DROP_UNTOLD_LISTS = """
            delete from pick_list p where run_id = $1
              and not exists (select from outbox o where o.run_id = p.run_id and o.worker_id = p.worker_id
                                and o.state in ('SENDING', 'DELIVERED'))
            """;
    private static final String COUNT_LISTS = """
            update run set (workers_full, workers_short) =
                (select count(*) filter (where state = 'FULL'), count(*) filter (where state = 'SHORT')
                 from pick_list where run_id = $1)
            where id = $1
            """;

    private final Pool pool;
    private final TaskQueue tasks;
    private final Outbox outbox;
    private final WorkSignal wakeUp;
    private final Runs runs;
    private final Clock clock;

    RunEnd(Pool pool, TaskQueue tasks, Outbox outbox, WorkSignal wakeUp, Runs runs, Clock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.outbox = outbox;
        this.wakeUp = wakeUp;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Cancels a run. One that has ended keeps its state and its lists; only messages still waiting are cancelled.
     * Repeating the call changes nothing.
     *
     * @return fails with NOT_FOUND
     */
    public Uni<Run> cancel(long runId) {
        return end(runId, RunState.CANCELLED, null).chain(() -> runs.find(runId))
                .map(run -> run.orElseThrow(() -> ProblemException.notFound("run", runId)));
    }

    /** Gives a run up. */
    Uni<Void> fail(long runId, String reason) {
        return end(runId, RunState.FAILED, reason);
    }

    private Uni<Void> end(long runId, RunState state, String failure) {
        Instant now = clock.instant();
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK).execute(Tuple.of(runId))
                .chain(() -> tx.preparedQuery(END).execute(Tuple.of(runId, utc(now), state.name(),
                        failure)))
                .flatMap(ended -> ended.rowCount() == 0 ? outbox.cancel(tx, runId).replaceWithVoid()
                        : clear(tx, runId, now).invoke(() -> LOG.infof("Run %d: %s%s", runId, state,
                                failure == null ? "" : ", " + failure))))
                .invoke(wakeUp::call);
    }

    private Uni<Void> clear(SqlConnection tx, long runId, Instant now) {
        return tx.preparedQuery(DROP_TASKS).execute(Tuple.of(runId))
                .chain(() -> outbox.cancel(tx, runId))
                .chain(() -> tx.preparedQuery(DROP_UNTOLD_LISTS).execute(Tuple.of(runId)))
                .chain(() -> tx.preparedQuery(COUNT_LISTS).execute(Tuple.of(runId)))
                .chain(() -> tasks.addSingle(tx, runId, TaskKind.CLEAN, 0, now));
    }
}
