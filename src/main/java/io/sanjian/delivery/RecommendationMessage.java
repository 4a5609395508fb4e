package io.sanjian.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told of a run: the list with its reasons. Holds no name, no number, no address of the worker.
 *
 * @param externalId the worker's id in the system that entered them
 * @param picks      best first; three, or fewer where no more lawful posts exist
 */
@RegisterForReflection
@Schema(name = "RecommendationMessage")
public record RecommendationMessage(long runId, long workerId, @Nullable String externalId, State state,
        List<Pick> picks) {

    /** Whether the list has its three picks. */
    @Schema(name = "MatchState")
    public enum State {
        FULL, SHORT
    }

    /**
     * One of the three.
     *
     * @param rank       1 is best
     * @param parts      the parts of the score, which add up to it
     * @param distanceKm great-circle distance from home in kilometres
     */
    @RegisterForReflection
    @Schema(name = "RecommendedPick")
    public record Pick(int rank, PostingSummary posting, int score, Score parts, double distanceKm,
            List<Reason> reasons) {
    }

    /**
     * The posting as far as a message needs it; unknown fields are null.
     *
     * @param areaName district in Chinese, such as {@code 渝北区}
     */
    @RegisterForReflection
    @Schema(name = "PostingSummary")
    public record PostingSummary(long id, String externalId, String title, @Nullable String employer, Family family,
            String areaCode, @Nullable String areaName, @Nullable Pay pay) {
    }
}
