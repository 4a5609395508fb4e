package io.sanjian.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.web.problem.Violation;
import io.sanjian.web.problem.Worded;
import io.sanjian.web.problem.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line of an import report for one row.
 *
 * @param row        number of the row, from 1
 * @param sheet      name of the sheet it stands in, or null
 * @param line       its row as a spreadsheet numbers it, or null where the body is no table
 * @param externalId as the row gave it, or null
 * @param id         of what is stored, or null
 * @param violations why the row was rejected; {@value Violation#MOST_TOLD} at most
 * @param warnings   what was left out or read differently; as many at most
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RowOutcome(long row, @Nullable String sheet, @Nullable Integer line, @Nullable String externalId,
        @Nullable Long id, ImportOutcome outcome,
        List<Violation> violations,
        List<Violation> warnings) implements Worded {

    public RowOutcome {
        violations = Violation.told(violations);
        warnings = Violation.told(warnings);
    }

    static RowOutcome rejected(long row, Origin origin, String externalId, List<Violation> violations,
            List<Violation> warnings) {
        return new RowOutcome(row, origin.sheet(), origin.line(), externalId, null, ImportOutcome.REJECTED, violations,
                warnings);
    }

    @Override
    public RowOutcome in(Wording wording) {
        return new RowOutcome(row, sheet, line, externalId, id, outcome, Violation.in(wording, violations),
                Violation.in(wording, warnings));
    }

    /** Whether there is something to tell besides the outcome. */
    public boolean remarkable() {
        return outcome == ImportOutcome.REJECTED || !warnings.isEmpty();
    }
}
