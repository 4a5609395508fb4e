package io.sanjian.recommendation.run;

import io.sanjian.area.Area;
import io.sanjian.area.Areas;
import io.sanjian.catalog.BusinessZone;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.index.document.FactsFactory;
import io.sanjian.index.match.MatchSearch;
import io.sanjian.matching.Match;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Reasons;
import io.sanjian.posting.Posting;
import io.sanjian.posting.Postings;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.worker.Worker;
import io.sanjian.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final Postings postings;
    private final MatchSearch search;
    private final FactsFactory facts;
    private final Reasons reasons;
    private final Areas areas;

    PickWriter(Workers workers, WorkerProfiles profiles, Candidates candidates, Postings postings, MatchSearch search,
            FactsFactory facts, Reasons reasons, Areas areas) {
        this.workers = workers;
        this.profiles = profiles;
        this.candidates = candidates;
        this.postings = postings;
        this.search = search;
        this.facts = facts;
        this.reasons = reasons;
        this.areas = areas;
    }

    /** The lists of a STORE task; none for a worker who was erased or took consent back since the search. */
    List<PickList> write(Run run, Task task, Instant now) {
        Map<Long, Posting> posts = postings.load(task.postingIds().stream().filter(id -> id != 0).distinct().toList())
                .stream().collect(Collectors.toMap(Posting::id, Function.identity()));
        Map<Long, CandidateList> found = candidates.load(run.id(), task.workerIds()).stream()
                .collect(Collectors.toMap(CandidateList::workerId, Function.identity()));
        Map<Long, Worker> reachable = workers.load(task.workerIds()).stream()
                .filter(worker -> !Boolean.FALSE.equals(worker.consent()))
                .collect(Collectors.toMap(Worker::id, Function.identity()));
        LocalDate day = run.order().at().atZone(BusinessZone.ID).toLocalDate();
        List<PickList> lists = new ArrayList<>(reachable.size());
        for (int i = 0; i < task.workerIds().size(); i++) {
            Worker worker = reachable.get(task.workerIds().get(i));
            if (worker != null) {
                CandidateList list = found.get(worker.id());
                List<Long> ids = task.postingIds().subList(i * PickList.SIZE, (i + 1) * PickList.SIZE);
                List<Pick> picks = picks(profiles.of(worker, Map.of(), day), ids, posts, list);
                lists.add(list(run, worker, picks, list, task.refusals().get(i), now));
            }
        }
        return lists;
    }

    private List<Pick> picks(Profile profile, List<Long> postingIds, Map<Long, Posting> posts, CandidateList found) {
        List<Pick> picks = new ArrayList<>(PickList.SIZE);
        for (long id : postingIds) {
            if (posts.containsKey(id)) {
                picks.add(pick(picks.size() + 1, profile, posts.get(id), found.find(id)));
            }
        }
        return picks;
    }

    private static PickList list(Run run, Worker worker, List<Pick> picks, CandidateList found, int refusals,
            Instant now) {
        boolean full = picks.size() == PickList.SIZE;
        Map<String, Integer> rejected = new TreeMap<>(found.rejected());
        if (!full && refusals > 0) {
            rejected.put(PickList.OPENINGS_TAKEN, refusals);
        }
        return new PickList(run.id(), worker.id(), full ? State.FULL : State.SHORT, rejected, picks, now);
    }

    private Pick pick(int rank, Profile profile, Posting posting, Candidate candidate) {
        PostingFacts known = search.facts(posting.id()).orElseGet(() -> facts.of(posting));
        Match match = new Match(known, candidate.score(), candidate.kilometres());
        return new Pick(rank, summary(posting), candidate.score().total(), candidate.score(),
                Math.round(candidate.kilometres() * 10) / 10.0, reasons.of(profile, match));
    }

    private PostingSummary summary(Posting posting) {
        return new PostingSummary(posting.id(), posting.externalId(), posting.title(), posting.employer(),
                posting.family(), posting.areaCode(), areas.find(posting.areaCode()).map(Area::name).orElse(null),
                posting.pay());
    }
}
