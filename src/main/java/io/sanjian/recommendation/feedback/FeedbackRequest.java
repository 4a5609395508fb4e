package io.sanjian.recommendation.feedback;

import io.sanjian.problem.ProblemException;
import io.sanjian.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a worker says to a post. */
@Schema(description = "postingId and kind are required")
public record FeedbackRequest(@Schema(required = true, examples = "12345") Long postingId,
        @Schema(required = true, implementation = FeedbackKind.class) String kind,
        @Schema(description = "The worker's own words", maxLength = 500, examples = "太远了") String note) {
    private static final int MAX_NOTE = 500;

    /** @throws ProblemException VALIDATION, with every fault */
    void check() {
        List<Violation> faults = new ArrayList<>();
        if (postingId == null) {
            faults.add(Violation.required("postingId"));
        }
        List<String> kinds = Arrays.stream(FeedbackKind.values()).map(Enum::name).toList();
        if (kind == null) {
            faults.add(Violation.required("kind"));
        } else if (!kinds.contains(kind)) {
            faults.add(Violation.unknownCode("kind", kind, kinds));
        }
        if (note != null && note.length() > MAX_NOTE) {
            faults.add(Violation.outOfRange("note", "note has at most " + MAX_NOTE + " characters"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }
}
