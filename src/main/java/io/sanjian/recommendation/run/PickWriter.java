package io.sanjian.recommendation.run;

import io.sanjian.area.Area;
import io.sanjian.area.Areas;
import io.sanjian.catalog.BusinessZone;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.index.document.FactsFactory;
import io.sanjian.matching.Match;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what was allocated to a batch of workers into lists with posts, scores and reasons. */
@ApplicationScoped
class PickWriter {
    private final Workers workers;
    private final WorkerProfiles profiles;
    private final Candidates candidates;
    private final Postings postings;
    private final FactsFactory facts;
    private final Reasons reasons;
    private final Areas areas;

    PickWriter(Workers workers, WorkerProfiles profiles, Candidates candidates, Postings postings, FactsFactory facts,
            Reasons reasons, Areas areas) {
        this.workers = workers;
        this.profiles = profiles;
        this.candidates = candidates;
        this.postings = postings;
        this.facts = facts;
        this.reasons = reasons;
        this.areas = areas;
    }

    /** The lists of a STORE task; none for a worker who was erased or took consent back since the search. */
    List<PickList> write(Run run, Task task, Instant now) {
        Map<Long, List<Long>> allocated = allocated(task);
        Map<Long, Posting> posts = postings.load(Set.copyOf(task.postingIds().stream().filter(id -> id != 0).toList()))
                .stream().collect(Collectors.toMap(Posting::id, posting -> posting));
        Map<Long, CandidateList> found = candidates.load(run.id(), task.workerIds()).stream()
                .collect(Collectors.toMap(CandidateList::workerId, list -> list));
        LocalDate day = run.order().at().atZone(BusinessZone.ID).toLocalDate();
        List<PickList> lists = new ArrayList<>(task.workerIds().size());
        for (Worker worker : workers.load(task.workerIds())) {
            if (!Boolean.FALSE.equals(worker.consent())) {
                lists.add(list(run, worker, allocated.get(worker.id()), found.get(worker.id()), posts, day, now));
            }
        }
        return lists;
    }

    private PickList list(Run run, Worker worker, List<Long> postingIds, CandidateList found, Map<Long, Posting> posts,
            LocalDate day, Instant now) {
        Profile profile = profiles.of(worker, Map.of(), day);
        List<Pick> picks = new ArrayList<>();
        for (long id : postingIds) {
            Posting posting = posts.get(id);
            if (posting != null) {
                picks.add(pick(picks.size() + 1, profile, posting, found.find(id)));
            }
        }
        boolean full = picks.size() == PickList.SIZE;
        Map<String, Integer> rejected = new TreeMap<>(found.rejected());
        if (!full && found.candidates().size() > picks.size()) {
            rejected.put(PickList.OPENINGS_TAKEN, found.candidates().size() - picks.size());
        }
        return new PickList(run.id(), worker.id(), full ? State.FULL : State.SHORT, rejected, picks, now);
    }

    private Pick pick(int rank, Profile profile, Posting posting, Candidate candidate) {
        Match match = new Match(facts.of(posting), candidate.score(), candidate.kilometres());
        return new Pick(rank, summary(posting), candidate.score().total(), candidate.score(),
                Math.round(candidate.kilometres() * 10) / 10.0, reasons.of(profile, match));
    }

    private PostingSummary summary(Posting posting) {
        return new PostingSummary(posting.id(), posting.externalId(), posting.title(), posting.employer(),
                posting.family(), posting.areaCode(), areas.find(posting.areaCode()).map(Area::name).orElse(null),
                posting.pay());
    }

    private static Map<Long, List<Long>> allocated(Task task) {
        Map<Long, List<Long>> allocated = new HashMap<>();
        for (int i = 0; i < task.workerIds().size(); i++) {
            allocated.put(task.workerIds().get(i), task.postingIds()
                    .subList(i * PickList.SIZE, (i + 1) * PickList.SIZE).stream().filter(id -> id != 0).toList());
        }
        return allocated;
    }
}
