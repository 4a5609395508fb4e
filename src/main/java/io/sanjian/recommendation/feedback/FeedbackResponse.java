package io.sanjian.recommendation.feedback;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Feedback as it is kept. */
public record FeedbackResponse(long postingId, FeedbackKind kind,
        @Schema(description = "The latest run that recommended the post to the worker, if any did")
        @Nullable Long runId,
        @Nullable String note, Instant createdAt) {

    static FeedbackResponse of(Feedback feedback) {
        return new FeedbackResponse(feedback.postingId(), feedback.kind(), feedback.runId(), feedback.note(),
                feedback.createdAt());
    }

    /**
     * Feedback, newest first.
     *
     * @param nextCursor null on the last page
     */
    @Schema(name = "FeedbackListResponse")
    public record Page(List<FeedbackResponse> items, @Nullable String nextCursor) {
    }
}
