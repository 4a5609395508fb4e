package io.sanjian.recommendation.run;

import io.sanjian.database.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Decides for the whole run who gets which posts. Where a worker's candidates are used up before there are three, and
 * there are more than were kept, a {@linkplain NextRound further round} searches again for such workers, leaving out what
 * has refused them, and allocation goes on: the outcome is that of full lists.
 */
@ApplicationScoped
class AllocateStep implements Step {
    private static final Logger LOG = Logger.getLogger(AllocateStep.class);

    private final RunFlow flow;
    private final Runs runs;
    private final TaskQueue tasks;
    private final Transactions transactions;
    private final RunAllocationCache markets;
    private final RunCutOffs cutOffs;
    private final RunConfig config;
    private final Clock clock;

    AllocateStep(RunFlow flow, Runs runs, TaskQueue tasks, Transactions transactions, RunAllocationCache markets,
            RunCutOffs cutOffs, RunConfig config, Clock clock) {
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.markets = markets;
        this.cutOffs = cutOffs;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ALLOCATE;
    }

    @Override
    public void execute(Task task) {
        Run run = Transactions.await(runs.find(task.runId())).orElseThrow(() -> new ClaimLostException(task));
        RunAllocation market = markets.of(run);
        int[] unsatisfied = market.unsatisfied();
        List<TaskQueue.Batch> further = new NextRound(market.lists(), config.batchSize(), config.candidates())
                .batches(unsatisfied);
        LOG.infof("Run %d: %d workers, %d posts allocated, %d workers need further posts, %d are searched for next",
                run.id(), market.workerCount(), market.postCount(), unsatisfied.length,
                further.stream().mapToInt(batch -> batch.workers().length).sum());
        transactions.run(tx -> {
            Run locked = flow.lock(tx, task);
            tasks.finish(tx, task, clock.instant());
            // For the next round, or for counting what the lists that stay short might have had.
            cutOffs.store(tx, run.id(), run.round() + 1, market.cutOffs());
            if (further.isEmpty()) {
                store(tx, locked, market);
            } else {
                searchAgain(tx, locked, further);
            }
        });
        if (further.isEmpty()) {
            markets.forget(market);
        }
    }

    private void searchAgain(SqlConnection tx, Run run, List<TaskQueue.Batch> batches) {
        Instant now = clock.instant();
        int round = run.round() + 1;
        tasks.add(tx, run.id(), TaskKind.SEARCH, round, batches, now);
        flow.enter(tx, run, RunPhase.SEARCHING, round, now);
    }

    private void store(SqlConnection tx, Run run, RunAllocation market) {
        Instant now = clock.instant();
        tasks.add(tx, run.id(), TaskKind.STORE, run.round(), market.batches(), now);
        flow.enter(tx, run, RunPhase.STORING, run.round(), now);
    }
}
