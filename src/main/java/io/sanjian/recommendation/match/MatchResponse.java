package io.sanjian.recommendation.match;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Rule;
import io.sanjian.reading.Understood;
import io.sanjian.recommendation.pick.Shortfall;
import io.sanjian.reference.area.Place;
import io.sanjian.web.problem.Violation;
import io.sanjian.web.problem.Worded;
import io.sanjian.web.problem.Wording;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The best posts for a profile. */
@Schema(description = "The best lawful posts for a profile, best first; never padded")
public record MatchResponse(
        @Schema(description = "The caller's own name for the profile", examples = "p001") @Nullable String id,
        @Schema(description = "The worker's words as they were read") Understood understood,
        @Schema(description = "The same in one sentence, to be read back",
                examples = "听您说：会的或想做的是焊工（“烧电焊”）；要求是离家近；工资至少一个月5000元。") String heard,
        @Schema(description = "What the home's coordinates stand for") Place.Precision homePrecision,
        @Schema(description = "FULL when as many picks as asked for were found, else SHORT") State state,
        List<Pick> picks,
        @Schema(description = "Posts of the wanted trades that may not be shown, counted per rule") Map<Rule, Integer> rejected,
        @Schema(description = "Certificates that are missing for the trades asked for: what to learn, where, and how many posts "
                + "near by it opens")
        @Nullable List<Training> training,
        @Schema(description = "What was left out of the request, such as an unknown certificate; and why there is nothing "
                + "where no rule stood in the way: NO_WORK_NAMED, NO_SUCH_POSTS") List<Violation> warnings,
        @Schema(description = "Of a SHORT answer: why, and what would help") @Nullable Shortfall shortfall)
        implements
            Worded {

    @Override
    public MatchResponse in(Wording wording) {
        return warnings == null || warnings.isEmpty() ? this
                : new MatchResponse(id, understood, heard, homePrecision, state,
                        picks, rejected, training, Violation.in(wording, warnings), shortfall);
    }
}
