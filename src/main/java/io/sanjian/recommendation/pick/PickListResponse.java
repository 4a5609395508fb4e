package io.sanjian.recommendation.pick;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A worker's list of one run. */
@RegisterForReflection
public record PickListResponse(
        @Schema(description = "The run that made it; absent where nothing was stored") @Nullable Long runId,
        Instant createdAt,
        @Schema(description = "FULL with three picks, SHORT with fewer") State state,
        @Schema(description = "Best first") List<Pick> picks,
        @Schema(description = "Of a SHORT list: posts that concern the worker but could not be recommended, counted per rule; "
                + "OPENINGS_TAKEN went to better matches, NO_WORK_NAMED: the worker's words name no work")
        @Nullable Map<String, Integer> rejected,
        @Schema(description = "Of a SHORT list: why, and what would help") @Nullable Shortfall shortfall) {

    /** @param list of run 0 where it was not stored */
    public static PickListResponse of(PickList list) {
        return new PickListResponse(list.runId() == 0 ? null : list.runId(), list.createdAt(), list.state(),
                list.picks(), list.rejected(), list.state() == State.FULL ? null
                        : Shortfall.of(list.picks().size(), list.rejected(), List.of()));
    }

    /**
     * Lists, newest first.
     *
     * @param nextCursor null on the last page
     */
    @Schema(name = "RecommendationListResponse")
    public record Page(List<PickListResponse> items, @Nullable String nextCursor) {
    }
}
