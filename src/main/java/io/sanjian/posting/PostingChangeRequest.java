package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of a change: what is left out stays as it is.
 *
 * @param status       OPEN, PAUSED, FILLED or WITHDRAWN
 * @param openings     people still wanted
 * @param validThrough last valid day; null for open end
 */
@Schema(description = "A merge patch: what is left out stays as it is")
record PostingChangeRequest(
        @Schema(enumeration = {
                "OPEN", "PAUSED", "FILLED", "WITHDRAWN"}, examples = "PAUSED") String status,
        @Schema(minimum = "1", maximum = "100000", examples = "5") Integer openings,
        @Schema(nullable = true, examples = "2026-03-31",
                description = "Last valid day or null") LocalDate validThrough){

    /**
     * Reads the body; a record cannot tell {@code null} from a field left out.
     *
     * @throws ProblemException VALIDATION with all faults
     */
    static PostingChange read(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        PostingStatus status = fields.constant("status", PostingStatus.SETTABLE, PostingStatus::label);
        PostingChange change = new PostingChange(status, fields.integer("openings", 1, PostingFields.MAX_OPENINGS),
                body.has("validThrough"), fields.date("validThrough"));
        fields.requireNoFault();
        return change;
    }
}
