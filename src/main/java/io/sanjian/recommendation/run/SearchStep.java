package io.sanjian.recommendation.run;

import io.sanjian.clock.BusinessZone;
import io.sanjian.database.Transactions;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.Profile;
import io.sanjian.worker.Worker;
import io.sanjian.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds candidates for a batch of workers in this replica's index. */
@ApplicationScoped
class SearchStep implements Step {
    private final RunFlow flow;
    private final Runs runs;
    private final TaskQueue tasks;
    private final Transactions transactions;
    private final Workers workers;
    private final WorkerHistoryLoader histories;
    private final WorkerProfiles profiles;
    private final MatchEngine search;
    private final Candidates candidates;
    private final RunCutOffs cutOffs;
    private final Clock clock;

    SearchStep(RunFlow flow, Runs runs, TaskQueue tasks, Transactions transactions, Workers workers,
            WorkerHistoryLoader histories,
            WorkerProfiles profiles, MatchEngine search, Candidates candidates, RunCutOffs cutOffs, Clock clock) {
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.workers = workers;
        this.histories = histories;
        this.profiles = profiles;
        this.search = search;
        this.candidates = candidates;
        this.cutOffs = cutOffs;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SEARCH;
    }

    @Override
    public void execute(Task task) {
        Run run = Transactions.await(runs.find(task.runId())).orElseThrow(() -> new ClaimLostException(task));
        List<CandidateList> lists = search(run, task);
        transactions.runAgainIfLost(tx -> {
            flow.share(tx, task);
            tasks.finish(tx, task, clock.instant());
            candidates.store(tx, task, lists);
        });
    }

    private List<CandidateList> search(Run run, Task task) {
        Instant at = run.order().at();
        LocalDate day = at.atZone(BusinessZone.ID).toLocalDate();
        RunCutOffs.Table full = cutOffs.of(run.id(), task.round());
        List<Worker> batch = Transactions.await(workers.load(task.workerIds()));
        Map<Long, WorkerHistory> history = Transactions.await(histories.load(batch, run.id(), at));
        List<CandidateList> lists = new ArrayList<>(batch.size());
        for (Worker worker : batch) {
            WorkerHistory own = history.get(worker.id());
            lists.add(list(worker.id(), own.waitingSince(), profiles.of(worker, own.excluded(), day),
                    task.listLength(), full));
        }
        return lists;
    }

    private CandidateList list(long workerId, Instant waitingSince, Profile profile, int limit, RunCutOffs.Table full) {
        MatchResult result = full.isNone() ? search.candidates(profile, limit)
                : search.further(profile, limit, full.context(workerId, waitingSince));
        return new CandidateList(workerId, result.matches().stream().map(Candidate::of).toList(), result.exhausted(),
                waitingSince);
    }
}
