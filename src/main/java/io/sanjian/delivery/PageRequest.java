package io.sanjian.delivery;

import io.sanjian.problem.ProblemException;
import io.sanjian.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Which page of a list that runs from new to old.
 *
 * @param before rows with ids below this
 * @param limit  rows at most
 */
record PageRequest(long before, int limit) {
    static final int MOST = 200;

    /**
     * Reads the parameters of a request.
     *
     * @param cursor nextCursor of the page before, or null for the first page
     * @throws ProblemException VALIDATION
     */
    static PageRequest of(int limit, String cursor) {
        List<Violation> faults = new ArrayList<>();
        if (limit < 1 || limit > MOST) {
            faults.add(Violation.outOfRange("limit", "limit is 1 to " + MOST));
        }
        long before = Long.MAX_VALUE;
        if (cursor != null) {
            try {
                before = Long.parseLong(cursor);
            } catch (NumberFormatException e) {
                faults.add(Violation.malformed("cursor", "not a cursor of this list"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new PageRequest(before, limit);
    }
}
