package io.sanjian.imports;

import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Stores rows, many at once. */
public interface RowWriter<T> {

    /**
     * Stores the batch in one transaction.
     *
     * @param batch one entry per row, in the order of the body; the same key may occur more than once, and the last wins
     * @return one entry per row, in the same order. Fails as a whole (nothing stored) if the database refuses a row;
     *         {@link RowImport} then narrows it down to that row
     */
    Uni<List<Written>> write(List<T> batch);

    /** Called on the importing thread before each batch: the place to wait, for a writer that must not run ahead. */
    default void awaitRoom() {
    }

    /**
     * @param id       of what is stored, or null where nothing is
     * @param warnings remarks that only the database could make; the reason where the outcome is REJECTED
     */
    record Written(ImportOutcome outcome, Long id, List<Violation> warnings) {

        public static Written of(ImportOutcome outcome, Long id) {
            return new Written(outcome, id, List.of());
        }

        static Written rejected(Violation why) {
            return new Written(ImportOutcome.REJECTED, null, List.of(why));
        }
    }
}
