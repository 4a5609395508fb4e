package io.sanjian.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.web.problem.Violation;
import io.sanjian.web.problem.Worded;
import io.sanjian.web.problem.Wording;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a change. */
@RegisterForReflection
@Schema(name = "LedgerCorrectionResult")
public record LedgerCorrectionResponse(
        @Schema(description = "UPDATED; UNCHANGED where all was known; PARTLY without the columns that have a fault; "
                + "HELD where newer answers are known") LedgerStored.Outcome outcome,
        @Schema(description = "The line as it is now") LedgerEntryDocument entry,
        @Schema(description = "What was not taken, and why") List<Violation> faults,
        @Schema(description = "What was taken otherwise than it was sent") List<Violation> warnings)
        implements
            Worded {

    @Override
    public LedgerCorrectionResponse in(Wording wording) {
        return new LedgerCorrectionResponse(outcome, entry, Violation.in(wording, faults),
                Violation.in(wording, warnings));
    }
}
