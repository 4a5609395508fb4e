package io.sanjian.delivery;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** Where the content of messages comes from: the stored lists of a run. */
public interface MessageSource {

    /**
     * The content of the messages of a run, by worker id. A worker whose list no longer exists is absent, and nothing
     * is sent to them.
     */
    Uni<Map<Long, RecommendationMessage>> load(long runId, Collection<Long> workerIds);
}
