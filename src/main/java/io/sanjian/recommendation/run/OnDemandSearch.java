package io.sanjian.recommendation.run;

import io.sanjian.compute.ComputeExecutor;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Match;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.Profile;
import io.sanjian.posting.Posting;
import io.sanjian.posting.Postings;
import io.sanjian.recommendation.pick.PickFactory;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.worker.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is recommended to a worker outside of runs: read and searched for on the executor, stored by nobody yet. */
@ApplicationScoped
class OnDemandSearch {
    private final WorkerHistoryLoader histories;
    private final WorkerProfiles profiles;
    private final MatchEngine search;
    private final Postings postings;
    private final RunPostings posts;
    private final PickFactory factory;
    private final ComputeExecutor executor;

    OnDemandSearch(WorkerHistoryLoader histories, WorkerProfiles profiles, MatchEngine search, Postings postings,
            RunPostings posts, PickFactory factory, ComputeExecutor executor) {
        this.histories = histories;
        this.profiles = profiles;
        this.search = search;
        this.postings = postings;
        this.posts = posts;
        this.factory = factory;
        this.executor = executor;
    }

    private record Found(Profile profile, MatchResult result) {
    }

    /**
     * A list of run 0, which is none.
     *
     * @param day the day that ages are told for
     * @return fails with NOT_READY without an index
     */
    Uni<PickList> search(Worker worker, LocalDate day, Instant now) {
        return histories.load(List.of(worker), 0, now)
                .flatMap(history -> executor.call(() -> found(worker, history.get(worker.id()), day)))
                .flatMap(found -> postings.load(found.result().matches().stream().map(OnDemandSearch::id).toList())
                        .flatMap(shown -> executor.call(() -> list(worker, found, shown, now))));
    }

    private Found found(Worker worker, WorkerHistory history, LocalDate day) {
        Profile profile = profiles.of(worker, history.excluded(), day);
        return new Found(profile, search.match(profile, PickList.SIZE));
    }

    private PickList list(Worker worker, Found found, List<Posting> postings, Instant now) {
        Map<Long, PostingSummary> shown = posts.summaries(postings);
        // A post that was withdrawn within these milliseconds is not shown any more.
        List<Pick> picks = factory.picks(found.profile(),
                found.result().matches().stream().filter(match -> shown.containsKey(id(match))).toList(), shown);
        if (picks.size() == PickList.SIZE) {
            return new PickList(0, worker.id(), State.FULL, Map.of(), picks, now);
        }
        Map<String, Integer> rejected = new TreeMap<>();
        found.result().rejected().forEach((rule, count) -> rejected.put(rule.name(), count));
        if (found.profile().namesNoWork()) {
            rejected.put(PickList.NO_WORK_NAMED, 1);
        }
        return new PickList(0, worker.id(), State.SHORT, rejected, picks, now);
    }

    private static Long id(Match match) {
        return match.posting().id();
    }
}
