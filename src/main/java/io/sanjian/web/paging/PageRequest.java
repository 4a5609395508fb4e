package io.sanjian.web.paging;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
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
     * Reads {@code limit} and {@code cursor}, the nextCursor of the page before; the result means nothing where that fails.
     *
     * @param fields takes what is wrong
     * @param usual  rows of a page where the request does not say
     * @param most   rows that a page may have
     */
    public static PageRequest read(BodyFields fields, Order order, int usual, int most) {
        Integer limit = fields.integer("limit", 1, most);
        Long cursor = fields.cursor("cursor");
        return new PageRequest(cursor == null ? order.start : cursor, limit == null ? usual : limit);
    }

    /**
     * As {@link #read}, of a list that has no other parameters.
     *
     * @throws ProblemException VALIDATION with everything that is wrong
     */
    public static PageRequest of(Order order, String limit, int usual, int most, String cursor) {
        BodyFields fields = BodyFields.ofParameters("limit", limit, "cursor", cursor);
        PageRequest page = read(fields, order, usual, most);
        fields.requireNoFault();
        return page;
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
