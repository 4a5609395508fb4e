package io.sanjian.recommendation.run;

import io.sanjian.clock.BusinessZone;
import io.sanjian.database.Transactions;
import io.sanjian.matching.Rule;
import io.sanjian.recommendation.feedback.FeedbackStore;
import io.sanjian.recommendation.pick.PickLists;
import io.sanjian.worker.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the worker's feedback and earlier lists rule out. Blocking. */
@ApplicationScoped
class WorkerHistoryLoader {
    private final FeedbackStore feedback;
    private final PickLists pickLists;
    private final RunConfig config;

    WorkerHistoryLoader(FeedbackStore feedback, PickLists pickLists, RunConfig config) {
        this.feedback = feedback;
        this.pickLists = pickLists;
        this.config = config;
    }

    /**
     * @param runId the present run, whose own lists do not count
     * @param at    the moment the run matches for
     */
    Map<Long, WorkerHistory> load(Collection<Worker> workers, long runId, Instant at) {
        List<Long> ids = workers.stream().map(Worker::id).toList();
        Map<Long, Map<Long, Rule>> excluded = Transactions.await(feedback.excluded(ids));
        Map<Long, List<PickLists.Earlier>> earlier = Transactions.await(
                pickLists.earlier(ids, runId, Math.max(1, config.noRepeatLists())));
        Map<Long, WorkerHistory> histories = new HashMap<>();
        for (Worker worker : workers) {
            List<PickLists.Earlier> lists = earlier.getOrDefault(worker.id(), List.of());
            Map<Long, Rule> rules = new HashMap<>();
            lists.stream().limit(config.noRepeatLists())
                    .filter(list -> list.createdAt().isAfter(at.minus(config.noRepeatFor())))
                    .forEach(list -> list.postingIds().forEach(id -> rules.put(id, Rule.RECENTLY_RECOMMENDED)));
            rules.putAll(excluded.getOrDefault(worker.id(), Map.of()));
            histories.put(worker.id(), new WorkerHistory(rules,
                    lists.isEmpty() ? sinceReturn(worker) : lists.getFirst().createdAt()));
        }
        return histories;
    }

    private static Instant sinceReturn(Worker worker) {
        return worker.returnedAt() == null ? worker.createdAt()
                : worker.returnedAt().atStartOfDay(BusinessZone.ID).toInstant();
    }
}
