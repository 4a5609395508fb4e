package io.sanjian.recommendation.run;

import io.sanjian.clock.BusinessZone;
import io.sanjian.database.Transactions;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Match;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.Profile;
import io.sanjian.recommendation.pick.PickFactory;
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
    private final WorkerHistoryLoader histories;
    private final RunPostings posts;
    private final MatchEngine search;
    private final RunCutOffs cutOffs;
    private final PickFactory factory;

    PickWriter(Workers workers, WorkerProfiles profiles, Candidates candidates, WorkerHistoryLoader histories,
            RunPostings posts,
            MatchEngine search, RunCutOffs cutOffs, PickFactory factory) {
        this.workers = workers;
        this.profiles = profiles;
        this.candidates = candidates;
        this.histories = histories;
        this.posts = posts;
        this.search = search;
        this.cutOffs = cutOffs;
        this.factory = factory;
    }

    /** The lists of a STORE task; none for a worker who was erased or took consent back since the search. */
    List<PickList> write(Run run, Task task, Instant now) {
        Map<Long, RunPostings.Post> batchPosts = posts.load(run.id(),
                task.postingIds().stream().filter(id -> id != 0).collect(Collectors.toSet()));
        Map<Long, CandidateList> found = candidates.load(run.id(), task.round(), task.workerIds());
        Map<Long, Worker> reachable = Transactions.await(workers.load(task.workerIds())).stream()
                .filter(worker -> !Boolean.FALSE.equals(worker.consent()))
                .collect(Collectors.toMap(Worker::id, Function.identity()));
        LocalDate day = run.order().at().atZone(BusinessZone.ID).toLocalDate();
        List<Allotment> allotments = new ArrayList<>(reachable.size());
        for (int i = 0; i < task.workerIds().size(); i++) {
            Worker worker = reachable.get(task.workerIds().get(i));
            if (worker != null) {
                List<Long> ids = task.postingIds().subList(i * PickList.SIZE, (i + 1) * PickList.SIZE);
                allotments.add(new Allotment(worker,
                        picks(profiles.of(worker, Map.of(), day), ids, batchPosts, found.get(worker.id()))));
            }
        }
        Map<Long, Map<String, Integer>> rejected = rejected(run, day,
                allotments.stream().filter(allotment -> !allotment.isFull()).toList());
        return allotments.stream().map(allotment -> new PickList(run.id(), allotment.worker.id(),
                allotment.isFull() ? State.FULL : State.SHORT,
                rejected.getOrDefault(allotment.worker.id(), Map.of()), allotment.picks, now)).toList();
    }

    /** What a worker gets. */
    private record Allotment(Worker worker, List<Pick> picks) {
        boolean isFull() {
            return picks.size() == PickList.SIZE;
        }
    }

    private List<Pick> picks(Profile profile, List<Long> postingIds, Map<Long, RunPostings.Post> batchPosts,
            CandidateList found) {
        List<Match> matches = new ArrayList<>(PickList.SIZE);
        for (long id : postingIds) {
            RunPostings.Post post = batchPosts.get(id);
            if (post != null) {
                Candidate candidate = found.find(id);
                matches.add(new Match(post.facts(), candidate.score(), candidate.kilometres()));
            }
        }
        return factory.picks(profile, matches, matches.stream().map(match -> match.posting().id())
                .collect(Collectors.toMap(Function.identity(), id -> batchPosts.get(id).summary())));
    }

    /** What stood in the way of workers with fewer than three. They are few, so that only these are asked about. */
    private Map<Long, Map<String, Integer>> rejected(Run run, LocalDate day, List<Allotment> shorter) {
        if (shorter.isEmpty()) {
            return Map.of();
        }
        Map<Long, WorkerHistory> history = Transactions.await(histories.load(
                shorter.stream().map(Allotment::worker).toList(), run.id(), run.order().at()));
        Map<Long, Map<String, Integer>> rejected = new HashMap<>();
        RunCutOffs.Table full = cutOffs.of(run.id(), run.round() + 1);
        for (Allotment allotment : shorter) {
            Worker worker = allotment.worker;
            WorkerHistory own = history.get(worker.id());
            Profile profile = profiles.of(worker, own.excluded(), day);
            Map<String, Integer> counts = new TreeMap<>();
            search.rejected(profile).forEach((rule, count) -> counts.put(rule.name(), count));
            if (profile.namesNoWork()) {
                counts.put(PickList.NO_WORK_NAMED, 1);
            }
            int taken = search.taken(profile, full.context(worker.id(), own.waitingSince()));
            if (taken > 0) {
                counts.put(PickList.OPENINGS_TAKEN, taken);
            }
            rejected.put(worker.id(), counts);
        }
        return rejected;
    }
}
