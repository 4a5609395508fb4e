package io.sanjian.recommendation;

import io.sanjian.problem.ProblemException;
import io.sanjian.problem.Violation;
import java.util.List;

/** Paging parameters of lists that are ordered by id. */
public final class Cursors {

    private Cursors() {
    }

    /**
     * The id in a cursor.
     *
     * @param first what stands for the first page
     * @throws ProblemException VALIDATION
     */
    public static long id(String cursor, long first) {
        if (cursor == null) {
            return first;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(List.of(Violation.malformed("cursor", "not a cursor of this list")));
        }
    }

    /** @throws ProblemException VALIDATION unless 1 to {@code max} */
    public static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw ProblemException.invalid(List.of(Violation.outOfRange("limit", "limit is 1 to " + max)));
        }
    }
}
