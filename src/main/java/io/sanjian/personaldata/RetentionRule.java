package io.sanjian.personaldata;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.Period;

/**
 * One kind of data that is kept for a time.
 *
 * @param kept  zero for good
 * @param sweep removes what is older than a moment, up to a number of rows, and tells how many it removed
 */
record RetentionRule(String name, Period kept, Sweep sweep) {

    /** Removes a batch in the transaction given. */
    @FunctionalInterface
    interface Sweep {
        int remove(SqlConnection tx, Instant before, int limit);
    }
}
