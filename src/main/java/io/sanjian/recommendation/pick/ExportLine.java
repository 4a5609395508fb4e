package io.sanjian.recommendation.pick;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.State;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a run's export: a worker's list. */
@RegisterForReflection
@Schema(name = "RunPicksLine")
record ExportLine(long workerId, @Nullable String externalId, State state, List<Pick> picks) {

    static ExportLine of(RecommendationMessage list) {
        return new ExportLine(list.workerId(), list.externalId(), list.state(), list.picks());
    }
}
