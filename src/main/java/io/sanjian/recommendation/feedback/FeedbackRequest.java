package io.sanjian.recommendation.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a worker says to a post. */
@Schema(description = "postingId and kind are required")
public record FeedbackRequest(@Schema(required = true, examples = "12345") Long postingId,
        @Schema(required = true) FeedbackKind kind,
        @Schema(description = "The worker's own words", maxLength = 500, examples = "太远了") String note) {
    private static final int MAX_NOTE = 500;

    /** @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault */
    static FeedbackRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        Long postingId = fields.id("postingId");
        fields.require("postingId");
        FeedbackKind kind = fields.constant("kind", FeedbackKind.class, FeedbackKind::name);
        fields.require("kind");
        FeedbackRequest request = new FeedbackRequest(postingId, kind, fields.text("note", MAX_NOTE));
        fields.requireNoFault();
        return request;
    }
}
