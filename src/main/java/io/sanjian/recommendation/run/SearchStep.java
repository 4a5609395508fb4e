package io.sanjian.recommendation.run;

import io.sanjian.catalog.BusinessZone;
import io.sanjian.index.match.MatchResult;
import io.sanjian.index.match.MatchSearch;
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
import java.util.TreeMap;

/** Finds candidates for a batch of workers in this replica's index. */
@ApplicationScoped
class SearchStep implements Step {
    /** Lists grow so much from round to round. */
    private static final int GROWTH = 4;
    /** No list need be longer: there are not so many posts. */
    private static final int LONGEST = 10_000_000;

    private final RunFlow flow;
    private final Runs runs;
    private final Tasks tasks;
    private final Transactions transactions;
    private final Workers workers;
    private final Histories histories;
    private final WorkerProfiles profiles;
    private final MatchSearch search;
    private final Candidates candidates;
    private final RunConfig config;
    private final Clock clock;

    SearchStep(RunFlow flow, Runs runs, Tasks tasks, Transactions transactions, Workers workers, Histories histories,
            WorkerProfiles profiles, MatchSearch search, Candidates candidates, RunConfig config, Clock clock) {
        this.flow = flow;
        this.runs = runs;
        this.tasks = tasks;
        this.transactions = transactions;
        this.workers = workers;
        this.histories = histories;
        this.profiles = profiles;
        this.search = search;
        this.candidates = candidates;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SEARCH;
    }

    @Override
    public void execute(Task task) {
        Run run = runs.find(task.runId()).orElseThrow(() -> new ClaimLostException(task));
        List<CandidateList> lists = search(run, task);
        transactions.run(tx -> {
            flow.share(tx, task);
            tasks.finish(tx, task, clock.instant());
            candidates.store(tx, run.id(), lists);
        });
    }

    private List<CandidateList> search(Run run, Task task) {
        Instant at = run.order().at();
        LocalDate day = at.atZone(BusinessZone.ID).toLocalDate();
        List<Worker> batch = workers.load(task.workerIds());
        Map<Long, History> history = histories.load(batch, run.id(), at);
        List<CandidateList> lists = new ArrayList<>(batch.size());
        for (Worker worker : batch) {
            History own = history.get(worker.id());
            Profile profile = profiles.of(worker, own.excluded(), day);
            lists.add(list(worker, own, search.candidates(profile, limit(task.round()))));
        }
        return lists;
    }

    private static CandidateList list(Worker worker, History history, MatchResult result) {
        Map<String, Integer> rejected = new TreeMap<>();
        result.rejected().forEach((rule, count) -> rejected.put(rule.name(), count));
        return new CandidateList(worker.id(), result.matches().stream().map(Candidate::of).toList(),
                result.exhausted(), rejected, history.waitingSince());
    }

    private int limit(int round) {
        double limit = config.candidates() * Math.pow(GROWTH, round);
        return (int) Math.min(limit, LONGEST);
    }
}
