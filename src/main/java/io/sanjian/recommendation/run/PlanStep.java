package io.sanjian.recommendation.run;

import io.sanjian.database.Transactions;
import io.sanjian.recommendation.feedback.FeedbackStore;
import io.sanjian.recommendation.pick.PickLists;
import io.sanjian.worker.Workers;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Cuts the workers in scope into batches, some tasks per transaction; each transaction notes how far it came, so that
 * another replica goes on from there. Search begins with the first batches.
 */
@ApplicationScoped
class PlanStep implements Step {
    private static final int TASKS_PER_TRANSACTION = 20;
    private static final String PLANNED = """
            update run set planned_upto = $2, workers_total = workers_total + $3, workers_served = workers_served + $4
            where id = $1
            """;
    private static final String PLANNED_UPTO = "select planned_upto from run where id = $1";

    private final Pool pool;
    private final RunFlow flow;
    private final Runs runs;
    private final TaskQueue tasks;
    private final Transactions transactions;
    private final Workers workers;
    private final FeedbackStore feedback;
    private final PickLists pickLists;
    private final RunConfig config;
    private final Clock clock;

    PlanStep(Pool pool, RunFlow flow, Runs runs, TaskQueue tasks, Transactions transactions, Workers workers,
            FeedbackStore feedback, PickLists pickLists, RunConfig config, Clock clock) {
        this.pool = pool;
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.workers = workers;
        this.feedback = feedback;
        this.pickLists = pickLists;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PLAN;
    }

    @Override
    public void execute(Task task) {
        flow.begin(task.runId(), clock.instant());
        Run run = Transactions.await(runs.find(task.runId())).orElseThrow(() -> new ClaimLostException(task));
        long after = plannedUpto(run);
        List<Long> ids = next(run, after);
        while (!ids.isEmpty()) {
            plan(task, run, ids);
            ids = next(run, ids.getLast());
        }
        transactions.run(tx -> {
            Run locked = flow.lock(tx, task);
            tasks.finish(tx, task, clock.instant());
            flow.enter(tx, locked, RunPhase.SEARCHING, 0, clock.instant());
        });
    }

    private long plannedUpto(Run run) {
        return pool.preparedQuery(PLANNED_UPTO).executeAndAwait(Tuple.of(run.id())).iterator().next().getLong(0);
    }

    private List<Long> next(Run run, long after) {
        return Transactions.await(workers.idsAfter(run.order().scope(), after,
                config.batchSize() * TASKS_PER_TRANSACTION));
    }

    private void plan(Task task, Run run, List<Long> ids) {
        List<Long> seeking = without(ids, Transactions.await(feedback.hired(ids)));
        Set<Long> served = Transactions.await(pickLists.served(run.id(), run.meets(), seeking));
        transactions.run(tx -> {
            flow.lock(tx, task);
            tasks.requireOwn(tx, task);
            tasks.add(tx, run.id(), TaskKind.SEARCH, 0,
                    TaskQueue.Batch.cut(without(seeking, served), config.batchSize(), config.candidates()),
                    clock.instant());
            tx.preparedQuery(PLANNED).executeAndAwait(Tuple.of(run.id(), ids.getLast(), seeking.size(), served.size()));
        });
    }

    private static List<Long> without(List<Long> ids, Set<Long> some) {
        return some.isEmpty() ? ids : ids.stream().filter(id -> !some.contains(id)).toList();
    }
}
