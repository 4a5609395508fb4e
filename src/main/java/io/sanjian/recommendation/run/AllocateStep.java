package io.sanjian.recommendation.run;

import io.sanjian.recommendation.allocation.Allocation;
import io.sanjian.recommendation.allocation.Preferences;
import io.sanjian.recommendation.allocation.PreferencesBuilder;
import io.sanjian.transaction.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Decides for the whole run who gets which posts. Where a worker's candidates are used up before there are three, and
 * there are more than were kept, a further round searches again for such workers, leaving out what has refused them,
 * and allocates anew: the outcome is that of full lists.
 */
@ApplicationScoped
class AllocateStep implements Step {
    private static final Logger LOG = Logger.getLogger(AllocateStep.class);

    private final RunFlow flow;
    private final Runs runs;
    private final Tasks tasks;
    private final Transactions transactions;
    private final Candidates candidates;
    private final CutOffs cutOffs;
    private final PostingPlaces places;
    private final RunConfig config;
    private final Clock clock;

    AllocateStep(RunFlow flow, Runs runs, Tasks tasks, Transactions transactions, Candidates candidates,
            CutOffs cutOffs, PostingPlaces places, RunConfig config, Clock clock) {
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.candidates = candidates;
        this.cutOffs = cutOffs;
        this.places = places;
        this.config = config;
        this.clock = clock;
    }

    /**
     * An allocation and what it was made from.
     *
     * @param postingIds   by post number
     * @param batchStarts  places in the order of worker ids at which the batches of the first search began
     */
    private record Outcome(Preferences preferences, Allocation allocation, long[] postingIds,
            List<Integer> batchStarts) {
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ALLOCATE;
    }

    @Override
    public void execute(Task task) {
        Run run = runs.find(task.runId()).orElseThrow(() -> new ClaimLostException(task));
        Outcome outcome = allocate(run);
        List<Long> unsatisfied = unsatisfied(outcome);
        LOG.infof("Run %d: %d workers, %d posts allocated, %d workers need further posts", run.id(),
                outcome.preferences.workerCount(), outcome.postingIds.length, unsatisfied.size());
        transactions.run(tx -> {
            Run locked = flow.lock(tx, task);
            tasks.finish(tx, task, clock.instant());
            if (unsatisfied.isEmpty()) {
                store(tx, locked, outcome);
            } else {
                searchAgain(tx, locked, outcome, unsatisfied);
            }
        });
    }

    private Outcome allocate(Run run) {
        Candidates.Size size = candidates.size(run.id());
        PreferencesBuilder builder = new PreferencesBuilder(size.workers(), size.candidates());
        List<Integer> batchStarts = new ArrayList<>();
        for (int round = 0; round <= run.round(); round++) {
            boolean first = round == 0;
            candidates.forEach(run.id(), round, (firstWorker, block) -> {
                if (first) {
                    batchStarts.add(builder.workerCount());
                }
                add(block, first, builder);
            });
        }
        long[] postingIds = builder.postingIds();
        PostingPlaces.Places found = places.load(postingIds, run.order().exposure());
        Preferences preferences = builder.build(found.capacities(), found.employers());
        return new Outcome(preferences, Allocation.of(preferences), postingIds, batchStarts);
    }

    private static void add(CandidateBlock block, boolean first, PreferencesBuilder builder) {
        while (block.nextWorker()) {
            if (first) {
                builder.worker(block.workerId(), block.waitingSince(), block.exhausted());
            } else {
                builder.again(block.workerId(), block.exhausted());
            }
            while (block.nextCandidate()) {
                builder.candidate(block.postingId(), block.total());
            }
        }
    }

    private static List<Long> unsatisfied(Outcome outcome) {
        Preferences preferences = outcome.preferences;
        List<Long> ids = new ArrayList<>();
        for (int arrival = 0; arrival < preferences.workerCount(); arrival++) {
            int worker = preferences.workerAt(arrival);
            if (outcome.allocation.usedUp(worker) && !preferences.exhausted(worker)) {
                ids.add(preferences.workerId(worker));
            }
        }
        return ids;
    }

    private void searchAgain(SqlConnection tx, Run run, Outcome outcome, List<Long> workerIds) {
        Instant now = clock.instant();
        int round = run.round() + 1;
        storeCutOffs(tx, run, outcome);
        tasks.add(tx, run.id(), TaskKind.SEARCH, round, Tasks.Batch.cut(workerIds, config.batchSize()), now);
        flow.enter(tx, run, RunPhase.SEARCHING, round, now);
    }

    /** For the next round, or for counting what the lists that stay short might have had. */
    private void storeCutOffs(SqlConnection tx, Run run, Outcome outcome) {
        CutOffs.Builder full = new CutOffs.Builder(outcome.postingIds.length);
        outcome.allocation.cutOffs((post, score, waitingSince, workerId) -> full.add(outcome.postingIds[post], score,
                waitingSince, workerId));
        cutOffs.store(tx, run.id(), run.round() + 1, full);
    }

    /** Cuts the batches as the first search did, so that each finds its candidates in one block. */
    private void store(SqlConnection tx, Run run, Outcome outcome) {
        Instant now = clock.instant();
        List<Tasks.Batch> batches = new ArrayList<>();
        for (int batch = 0; batch < outcome.batchStarts.size(); batch++) {
            int to = batch + 1 == outcome.batchStarts.size() ? outcome.preferences.workerCount()
                    : outcome.batchStarts.get(batch + 1);
            batches.add(batch(outcome, outcome.batchStarts.get(batch), to));
        }
        storeCutOffs(tx, run, outcome);
        tasks.add(tx, run.id(), TaskKind.STORE, run.round(), batches, now);
        flow.enter(tx, run, RunPhase.STORING, run.round(), now);
    }

    private static Tasks.Batch batch(Outcome outcome, int from, int to) {
        Long[] workers = new Long[to - from];
        Long[] postings = new Long[workers.length * Allocation.WANTED];
        Arrays.fill(postings, 0L);
        for (int i = 0; i < workers.length; i++) {
            int worker = outcome.preferences.workerAt(from + i);
            workers[i] = outcome.preferences.workerId(worker);
            int[] picks = outcome.allocation.picks(worker);
            for (int rank = 0; rank < picks.length; rank++) {
                postings[i * Allocation.WANTED + rank] =
                        outcome.postingIds[outcome.preferences.post(worker, picks[rank])];
            }
        }
        return new Tasks.Batch(workers, postings);
    }
}
