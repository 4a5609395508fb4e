package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of a decision.
 *
 * @param verdict CLEARED, CONFIRMED, or OPEN to take the decision back
 * @param note    why, or null
 */
@Schema(description = "A decision about an advert that looks like a fraud")
record PostingReviewRequest(
        @Schema(required = true, enumeration = {
                "CLEARED", "CONFIRMED", "OPEN"}, examples = "CONFIRMED") String verdict,
        @Schema(maxLength = 500, examples = "收取服装费") String note){
    private static final int NOTE_LENGTH = 500;
    private static final List<String> VERDICTS = List.of("CLEARED", "CONFIRMED", "OPEN");

    /** @throws ProblemException VALIDATION with all faults */
    static PostingReviewRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        fields.require("verdict");
        String verdict = fields.choice("verdict", VERDICTS);
        PostingReviewRequest request = new PostingReviewRequest(verdict, fields.text("note", NOTE_LENGTH));
        fields.requireNoFault();
        return request;
    }

    /** Null where a decision is taken back. */
    PostingReview review() {
        return verdict.equals("OPEN") ? null : PostingReview.valueOf(verdict);
    }
}
