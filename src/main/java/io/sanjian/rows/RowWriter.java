package io.sanjian.rows;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Stores rows, many at once. */
public interface RowWriter<T> {

    /**
     * Stores the batch in one transaction.
     *
     * @param batch one entry per row, in the order of the body; the same key may occur more than once, and the last wins
     * @return one outcome per entry, in the same order. Fails as a whole (nothing stored) if the database refuses a
     *         row; {@link RowImport} then narrows it down to that row
     */
    Uni<List<Outcome>> write(List<T> batch);
}
