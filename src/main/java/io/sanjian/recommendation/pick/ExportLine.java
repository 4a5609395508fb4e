package io.sanjian.recommendation.pick;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a run's export: a worker's list. */
@RegisterForReflection
@Schema(name = "RunPicksLine")
record ExportLine(long workerId, @Nullable String externalId, State state, List<Pick> picks) {

    @RegisterForReflection
    @Schema(name = "RunPick")
    record Pick(int rank, Post posting, int score, Score parts, double distanceKm, List<Reason> reasons) {
    }

    @RegisterForReflection
    @Schema(name = "RunPickPosting")
    record Post(long id, String externalId, String title) {
    }

    static ExportLine of(RecommendationMessage list) {
        return new ExportLine(list.workerId(), list.externalId(), list.state(), list.picks().stream()
                .map(pick -> new Pick(pick.rank(), new Post(pick.posting().id(), pick.posting().externalId(),
                        pick.posting().title()), pick.score(), pick.parts(), pick.distanceKm(), pick.reasons()))
                .toList());
    }
}
