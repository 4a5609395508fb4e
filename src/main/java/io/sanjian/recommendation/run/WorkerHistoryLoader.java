package io.sanjian.recommendation.run;

import io.sanjian.clock.BusinessZone;
import io.sanjian.matching.Rule;
import io.sanjian.recommendation.feedback.FeedbackStore;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.recommendation.pick.PickLists;
import io.sanjian.worker.Worker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what the worker's feedback and earlier lists rule out. */
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
    Uni<Map<Long, WorkerHistory>> load(Collection<Worker> workers, long runId, Instant at) {
        List<Long> ids = workers.stream().map(Worker::id).toList();
        return feedback.excluded(ids).flatMap(excluded -> pickLists
                .earlier(ids, runId, Math.max(1, config.noRepeatLists()))
                .map(earlier -> histories(workers, excluded, earlier, at)));
    }

    private Map<Long, WorkerHistory> histories(Collection<Worker> workers, Map<Long, Map<Long, Rule>> excluded,
            Map<Long, List<PickLists.Earlier>> earlier, Instant at) {
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

    /** Whether the worker has found work: nothing is recommended then. */
    Uni<Boolean> isHired(long workerId) {
        return feedback.hired(List.of(workerId)).map(hired -> !hired.isEmpty());
    }

    /** Whether a list holds a post of the worker's latest lists, as they are now. @param tx the transaction to look in */
    Uni<Boolean> repeats(SqlClient tx, PickList list) {
        return pickLists.earlier(tx, List.of(list.workerId()), list.runId(), config.noRepeatLists())
                .map(lists -> repeats(list, lists.values().stream().flatMap(List::stream)));
    }

    private boolean repeats(PickList list, Stream<PickLists.Earlier> lists) {
        Set<Long> latest = lists
                .filter(earlier -> earlier.createdAt().isAfter(list.createdAt().minus(config.noRepeatFor())))
                .flatMap(earlier -> earlier.postingIds().stream()).collect(Collectors.toSet());
        return list.picks().stream().anyMatch(pick -> latest.contains(pick.posting().id()));
    }

    private static Instant sinceReturn(Worker worker) {
        return worker.returnedAt() == null ? worker.createdAt()
                : worker.returnedAt().atStartOfDay(BusinessZone.ID).toInstant();
    }
}
