package io.sanjian.recommendation.pick;

import io.sanjian.delivery.MessageSource;
import io.sanjian.delivery.RecommendationMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Content of messages: the lists as they were stored. */
@ApplicationScoped
class RunMessages implements MessageSource {
    private final PickLists lists;

    RunMessages(PickLists lists) {
        this.lists = lists;
    }

    @Override
    public Uni<Map<Long, RecommendationMessage>> load(long runId, Collection<Long> workerIds) {
        return lists.ofRun(runId, workerIds).map(found -> found.stream()
                .collect(Collectors.toMap(list -> list.list().workerId(), PickLists.Addressed::message)));
    }
}
