package io.sanjian.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.web.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line of an import report for one row.
 *
 * @param row        number of the row, from 1
 * @param externalId as the row gave it, or null
 * @param violations why the row was rejected; {@value Violation#MOST_TOLD} at most
 * @param warnings   what was left out or read differently in a row that was taken; as many at most
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RowOutcome(long row, @Nullable String externalId, ImportOutcome outcome, List<Violation> violations,
        List<Violation> warnings) {

    public RowOutcome {
        violations = Violation.told(violations);
        warnings = Violation.told(warnings);
    }

    public static RowOutcome rejected(long row, String externalId, List<Violation> violations) {
        return new RowOutcome(row, externalId, ImportOutcome.REJECTED, violations, List.of());
    }

    /** Whether there is something to tell besides the outcome. */
    public boolean remarkable() {
        return outcome == ImportOutcome.REJECTED || !warnings.isEmpty();
    }
}
