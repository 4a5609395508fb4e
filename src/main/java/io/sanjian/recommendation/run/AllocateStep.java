package io.sanjian.recommendation.run;

import io.sanjian.recommendation.allocation.Allocation;
import io.sanjian.recommendation.allocation.Preferences;
import io.sanjian.recommendation.allocation.PreferencesBuilder;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Decides for the whole run who gets which posts. Where a worker's candidates are used up before there are three, and
 * there are more than were kept, a further round searches longer lists for such workers and allocates anew: the outcome
 * is that of full lists.
 */
@ApplicationScoped
class AllocateStep implements Step {
    private static final Logger LOG = Logger.getLogger(AllocateStep.class);

    private final RunFlow flow;
    private final Runs runs;
    private final Tasks tasks;
    private final Transactions transactions;
    private final Candidates candidates;
    private final PostingPlaces places;
    private final RunConfig config;
    private final Clock clock;

    AllocateStep(RunFlow flow, Runs runs, Tasks tasks, Transactions transactions, Candidates candidates,
            PostingPlaces places, RunConfig config, Clock clock) {
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.candidates = candidates;
        this.places = places;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ALLOCATE;
    }

    @Override
    public void execute(Task task) {
        Run run = runs.find(task.runId()).orElseThrow(() -> new ClaimLostException(task));
        PreferencesBuilder builder = load(run);
        long[] postingIds = builder.postingIds();
        PostingPlaces.Places found = places.load(postingIds, run.order().exposure());
        Preferences preferences = builder.build(found.capacities(), found.employers());
        Allocation allocation = Allocation.of(preferences);
        List<Long> unsatisfied = unsatisfied(preferences, allocation);
        LOG.infof("Run %d: %d workers, %d posts allocated, %d workers need longer lists", run.id(),
                preferences.workerCount(), postingIds.length, unsatisfied.size());
        transactions.run(tx -> {
            Run locked = flow.lock(tx, task);
            tasks.finish(tx, task, clock.instant());
            if (unsatisfied.isEmpty()) {
                store(tx, locked, preferences, allocation, postingIds);
            } else {
                searchAgain(tx, locked, unsatisfied);
            }
        });
    }

    private PreferencesBuilder load(Run run) {
        int[] size = candidates.size(run.id());
        PreferencesBuilder builder = new PreferencesBuilder(size[0], size[1]);
        candidates.forEach(run.id(), (workerId, waitingSince, exhausted, encoded) -> {
            builder.worker(workerId, waitingSince, exhausted);
            ByteBuffer bytes = ByteBuffer.wrap(encoded);
            while (bytes.hasRemaining()) {
                long postingId = CandidateList.nextPosting(bytes);
                builder.candidate(postingId, CandidateList.nextScore(bytes));
            }
        });
        return builder;
    }

    private static List<Long> unsatisfied(Preferences preferences, Allocation allocation) {
        List<Long> ids = new ArrayList<>();
        for (int arrival = 0; arrival < preferences.workerCount(); arrival++) {
            int worker = preferences.workerAt(arrival);
            if (allocation.usedUp(worker) && !preferences.exhausted(worker)) {
                ids.add(preferences.workerId(worker));
            }
        }
        return ids;
    }

    private void searchAgain(SqlConnection tx, Run run, List<Long> workerIds) {
        Instant now = clock.instant();
        int round = run.round() + 1;
        tasks.add(tx, run.id(), TaskKind.SEARCH, round, Tasks.Batch.cut(workerIds, config.batchSize()), now);
        flow.enter(tx, run, RunPhase.SEARCHING, round, now);
    }

    private void store(SqlConnection tx, Run run, Preferences preferences, Allocation allocation, long[] postingIds) {
        Instant now = clock.instant();
        for (int from = 0; from < preferences.workerCount(); from += config.batchSize()) {
            int to = Math.min(preferences.workerCount(), from + config.batchSize());
            Long[] workers = new Long[to - from];
            Long[] postings = new Long[workers.length * Allocation.WANTED];
            Integer[] refusals = new Integer[workers.length];
            Arrays.fill(postings, 0L);
            for (int i = 0; i < workers.length; i++) {
                int worker = preferences.workerAt(from + i);
                workers[i] = preferences.workerId(worker);
                refusals[i] = allocation.refusals(worker);
                int[] picks = allocation.picks(worker);
                for (int rank = 0; rank < picks.length; rank++) {
                    postings[i * Allocation.WANTED + rank] = postingIds[preferences.post(worker, picks[rank])];
                }
            }
            tasks.add(tx, run.id(), TaskKind.STORE, run.round(),
                    List.of(new Tasks.Batch(workers, postings, refusals)), now);
        }
        flow.enter(tx, run, RunPhase.STORING, run.round(), now);
    }
}
