package io.sanjian.web.paging;

import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which page of a list that is ordered by id a caller asks for.
 *
 * @param from  id of the last row of the page before: rows with greater ids follow, or with lower ones where the list runs
 *              from new to old
 * @param limit rows at most
 */
public record PageRequest(long from, int limit) {

    /** Which end of the list the first page is at. */
    public enum Order {
        OLDEST_FIRST(0), NEWEST_FIRST(Long.MAX_VALUE);

        private final long start;

        Order(long start) {
            this.start = start;
        }
    }

    /**
     * Reads the parameters of a request.
     *
     * @param most   rows that a page may have
     * @param cursor nextCursor of the page before, or null for the first page
     * @throws ProblemException VALIDATION with every fault
     */
    public static PageRequest of(Order order, int limit, int most, String cursor) {
        List<Violation> faults = new ArrayList<>();
        PageRequest page = read(order, limit, most, cursor, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return page;
    }

    /** As {@link #of}, beside other parameters. @param faults takes what is wrong; the result then means nothing */
    public static PageRequest read(Order order, int limit, int most, String cursor, List<Violation> faults) {
        if (limit < 1 || limit > most) {
            faults.add(Violation.outOfRange("limit", "{field} must be from {0} to {1}", 1, most));
        }
        long from = order.start;
        if (cursor != null) {
            try {
                from = Long.parseLong(cursor);
            } catch (NumberFormatException e) {
                faults.add(Violation.malformed("cursor", "{field} is not one that a page of this list gave"));
            }
        }
        return new PageRequest(from, limit);
    }

    /** Rows to look for: one more than the page holds tells whether another page follows. */
    public int rows() {
        return limit + 1;
    }

    /** The page. @param found as many as {@link #rows}, or all there are */
    public <T> Page<T> page(List<T> found, ToLongFunction<T> id) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Long.toString(id.applyAsLong(items.getLast())));
    }

    /** @param next nextCursor of the answer, or null on the last page */
    public record Page<T>(List<T> items, String next) {
    }
}
