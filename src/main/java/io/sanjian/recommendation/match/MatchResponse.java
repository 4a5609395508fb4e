package io.sanjian.recommendation.match;

import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Rule;
import io.sanjian.posting.PostingView;
import io.sanjian.reading.Understood;
import io.sanjian.reference.area.Place;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The best posts for a profile. */
@Schema(description = "The best lawful posts for a profile, best first; never padded")
public record MatchResponse(
        @Schema(description = "The caller's own name for the profile", examples = "p001") @Nullable String id,
        @Schema(description = "The worker's words as they were read") Understood understood,
        @Schema(description = "What the home's coordinates stand for") Place.Precision homePrecision,
        @Schema(description = "FULL when as many picks as asked for were found, else SHORT") State state,
        List<Pick> picks,
        @Schema(description = "Posts of the wanted trades that may not be shown, counted per rule") Map<Rule, Integer> rejected,
        @Schema(description = "Certificates that are missing for the trades asked for: what to learn, where, and how many posts "
                + "near by it opens")
        @Nullable List<Training> training,
        @Schema(description = "What was left out of the request, such as an unknown certificate; and why there is nothing "
                + "where no rule stood in the way: NO_WORK_NAMED, NO_SUCH_POSTS") List<Violation> warnings) {

    /** One recommended post. */
    @Schema(name = "MatchPick")
    public record Pick(
            @Schema(examples = "1") int rank,
            PostingView posting,
            @Schema(description = "Sum of the parts, 100 at most", examples = "83") int score,
            @Schema(description = "Whole numbers that add up to the score") Map<String, Integer> parts,
            @Schema(description = "Great-circle distance from home", examples = "3.2") double distanceKm,
            List<Reason> reasons) {
    }
}
