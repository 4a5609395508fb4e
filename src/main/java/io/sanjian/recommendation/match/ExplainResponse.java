package io.sanjian.recommendation.match;

import io.sanjian.matching.Explanation;
import io.sanjian.posting.PostingView;
import io.sanjian.reading.Understood;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a posting is or is not recommended to a profile. */
public record ExplainResponse(Understood understood,
        @Schema(description = "The same in one sentence, to be read back") String heard, PostingView posting,
        Explanation explanation,
        @Schema(description = "Certificates that are missing for the trades asked for, where one stands in the way")
        @Nullable List<Training> training) {
}
