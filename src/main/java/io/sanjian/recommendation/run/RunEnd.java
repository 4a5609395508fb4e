package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.database.Transactions;
import io.sanjian.delivery.Outbox;
import io.sanjian.web.problem.ProblemException;
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

    private final Transactions transactions;
    private final TaskQueue tasks;
    private final Outbox outbox;
    private final WorkSignal wakeUp;
    private final Runs runs;
    private final Clock clock;

    RunEnd(Transactions transactions, TaskQueue tasks, Outbox outbox, WorkSignal wakeUp, Runs runs, Clock clock) {
        this.transactions = transactions;
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
     * @throws ProblemException NOT_FOUND
     */
    public Run cancel(long runId) {
        end(runId, RunState.CANCELLED, null);
        return runs.find(runId).orElseThrow(() -> ProblemException.notFound("run", runId));
    }

    /** Gives a run up. */
    void fail(long runId, String reason) {
        end(runId, RunState.FAILED, reason);
    }

    private void end(long runId, RunState state, String failure) {
        Instant now = clock.instant();
        transactions.run(tx -> {
            tx.preparedQuery(LOCK).executeAndAwait(Tuple.of(runId));
            boolean ended = tx.preparedQuery(END).executeAndAwait(
                    Tuple.of(runId, utc(now), state.name(), failure)).rowCount() > 0;
            if (ended) {
                tx.preparedQuery(DROP_TASKS).executeAndAwait(Tuple.of(runId));
            }
            outbox.cancel(tx, runId).await().indefinitely();
            if (ended) {
                dropUntold(tx, runId);
                tasks.addSingle(tx, runId, TaskKind.CLEAN, 0, now);
                LOG.infof("Run %d: %s%s", runId, state, failure == null ? "" : ", " + failure);
            }
        });
        wakeUp.call();
    }

    private static void dropUntold(SqlConnection tx, long runId) {
        tx.preparedQuery(DROP_UNTOLD_LISTS).executeAndAwait(Tuple.of(runId));
        tx.preparedQuery(COUNT_LISTS).executeAndAwait(Tuple.of(runId));
    }
}
