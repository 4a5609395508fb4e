package io.sanjian.recommendation.run;

import io.sanjian.catalog.BusinessZone;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.index.match.MatchSearch;
import io.sanjian.matching.Match;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Reasons;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.worker.Worker;
import io.sanjian.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what was allocated to a batch of workers into lists with posts, scores and reasons. */
@ApplicationScoped
class PickWriter {
    private final Workers workers;
    private final WorkerProfiles profiles;
    private final Candidates candidates;
    private final Histories histories;
    private final RunPosts posts;
    private final MatchSearch search;
    private final Reasons reasons;

    PickWriter(Workers workers, WorkerProfiles profiles, Candidates candidates, Histories histories, RunPosts posts,
            MatchSearch search, Reasons reasons) {
        this.workers = workers;
        this.profiles = profiles;
        this.candidates = candidates;
        this.histories = histories;
        this.posts = posts;
        this.search = search;
        this.reasons = reasons;
    }

    /** The lists of a STORE task; none for a worker who was erased or took consent back since the search. */
    List<PickList> write(Run run, Task task, Instant now) {
        Map<Long, RunPosts.Post> batchPosts = posts.load(run.id(),
                task.postingIds().stream().filter(id -> id != 0).collect(Collectors.toSet()));
        Map<Long, CandidateList> found = candidates.load(run.id(), task.workerIds());
        Map<Long, Worker> reachable = workers.load(task.workerIds()).stream()
                .filter(worker -> !Boolean.FALSE.equals(worker.consent()))
                .collect(Collectors.toMap(Worker::id, Function.identity()));
        LocalDate day = run.order().at().atZone(BusinessZone.ID).toLocalDate();
        List<PickList> lists = new ArrayList<>(reachable.size());
        Map<Worker, Integer> refusedIfShort = new HashMap<>();
        for (int i = 0; i < task.workerIds().size(); i++) {
            Worker worker = reachable.get(task.workerIds().get(i));
            if (worker != null) {
                List<Long> ids = task.postingIds().subList(i * PickList.SIZE, (i + 1) * PickList.SIZE);
                List<Pick> picks = picks(profiles.of(worker, Map.of(), day), ids, batchPosts, found.get(worker.id()));
                boolean full = picks.size() == PickList.SIZE;
                lists.add(new PickList(run.id(), worker.id(), full ? State.FULL : State.SHORT, Map.of(), picks, now));
                if (!full) {
                    refusedIfShort.put(worker, task.refusals().get(i));
                }
            }
        }
        explain(run, refusedIfShort, day, lists);
        return lists;
    }

    private List<Pick> picks(Profile profile, List<Long> postingIds, Map<Long, RunPosts.Post> batchPosts,
            CandidateList found) {
        List<Pick> picks = new ArrayList<>(PickList.SIZE);
        for (long id : postingIds) {
            RunPosts.Post post = batchPosts.get(id);
            if (post != null) {
                Candidate candidate = found.find(id);
                Match match = new Match(post.facts(), candidate.score(), candidate.kilometres());
                picks.add(new Pick(picks.size() + 1, post.summary(), candidate.score().total(), candidate.score(),
                        Math.round(candidate.kilometres() * 10) / 10.0, reasons.of(profile, match)));
            }
        }
        return picks;
    }

    /** Says of lists that are short what stood in the way. Few are, so that only these are asked about. */
    private void explain(Run run, Map<Worker, Integer> refusedIfShort, LocalDate day, List<PickList> lists) {
        if (refusedIfShort.isEmpty()) {
            return;
        }
        Map<Long, History> history = histories.load(refusedIfShort.keySet(), run.id(), run.order().at());
        Map<Long, Map<String, Integer>> rejected = new HashMap<>();
        refusedIfShort.forEach((worker, refusals) -> {
            Map<String, Integer> counts = new TreeMap<>();
            search.rejected(profiles.of(worker, history.get(worker.id()).excluded(), day))
                    .forEach((rule, count) -> counts.put(rule.name(), count));
            if (refusals > 0) {
                counts.put(PickList.OPENINGS_TAKEN, refusals);
            }
            rejected.put(worker.id(), counts);
        });
        lists.replaceAll(list -> rejected.containsKey(list.workerId())
                ? new PickList(list.runId(), list.workerId(), list.state(), rejected.get(list.workerId()),
                        list.picks(), list.createdAt())
                : list);
    }
}
