package io.sanjian.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Counts of an import; {@code total} is the sum of the four others. */
@RegisterForReflection
public record ImportSummary(long total, long accepted, long updated, long unchanged, long rejected) {
    public static final ImportSummary EMPTY = new ImportSummary(0, 0, 0, 0, 0);

    public ImportSummary plus(ImportOutcome outcome) {
        return new ImportSummary(total + 1,
                accepted + (outcome == ImportOutcome.ACCEPTED ? 1 : 0),
                updated + (outcome == ImportOutcome.UPDATED ? 1 : 0),
                unchanged + (outcome == ImportOutcome.UNCHANGED ? 1 : 0),
                rejected + (outcome == ImportOutcome.REJECTED ? 1 : 0));
    }
}
