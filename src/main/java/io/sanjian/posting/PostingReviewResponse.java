package io.sanjian.posting;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One decision about an advert. */
public record PostingReviewResponse(
        @Schema(description = "CLEARED, CONFIRMED, or OPEN where a decision was taken back",
                enumeration = {
                        "CLEARED", "CONFIRMED", "OPEN"},
                examples = "CONFIRMED") String verdict,
        @Schema(description = "Why", examples = "收取服装费") @Nullable String note,
        @Schema(description = "Who decided", examples = "officer-kaizhou") String decidedBy,
        Instant decidedAt){

    static PostingReviewResponse of(PostingReviews.Decision decision) {
        return new PostingReviewResponse(decision.verdict() == null ? "OPEN" : decision.verdict().name(),
                decision.note(), decision.by(), decision.at());
    }
}
