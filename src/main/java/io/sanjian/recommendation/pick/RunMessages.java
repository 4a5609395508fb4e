package io.sanjian.recommendation.pick;

import io.sanjian.delivery.MessageSource;
import io.sanjian.delivery.RecommendationMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Content of messages: the lists as they were stored. */
@ApplicationScoped
class RunMessages implements MessageSource {
    private final PickLists lists;

    RunMessages(PickLists lists) {
        this.lists = lists;
    }

    @Override
    public Uni<Map<Long, RecommendationMessage>> load(long runId, Collection<Long> workerIds) {
        return Uni.createFrom().item(() -> messages(runId, workerIds))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Map<Long, RecommendationMessage> messages(long runId, Collection<Long> workerIds) {
        Map<Long, RecommendationMessage> messages = new HashMap<>();
        lists.ofRun(runId, workerIds).forEach(list -> messages.put(list.list().workerId(), list.message()));
        return messages;
    }
}
