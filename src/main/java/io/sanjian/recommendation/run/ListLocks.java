package io.sanjian.recommendation.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Who makes runs and lists at the same time, put in order by advisory locks of PostgreSQL, which a transaction holds to its
 * end and which go with a killed replica:
 * <ul>
 * <li>Runs are made one after the other, so that each sees the open runs that it meets, and ids of runs are in the order of
 * their commits. Nobody is given a list on demand meanwhile.
 * <li>While a worker is given a list on demand, no run stores lists for workers of the same bucket. Runs share the buckets
 * among themselves: two that are open at once have no workers in common.
 * </ul>
 * Locks are taken in this order and buckets by number, so that nobody waits in a circle.
 */
@ApplicationScoped
class ListLocks {
    /** Names the locks of this class among all advisory locks of the database. */
    private static final int RUNS = 0x53414e01;
    private static final int BUCKETS = 0x53414e02;
    /** Enough that workers hardly wait for one another, few enough for the server's table of locks. */
    private static final int COUNT = 64;
    /** Ids that lie together share a bucket, so that a batch of a city's run holds one or two. */
    private static final int TOGETHER = 1024;

    private static final String MAKE_RUN = "select pg_advisory_xact_lock($1, 0)";
    private static final String NO_RUN_IS_MADE = "select pg_advisory_xact_lock_shared($1, 0)";
    private static final String ONE = "select pg_advisory_xact_lock($1, $2)";
    private static final String SHARED = """
            select pg_advisory_xact_lock_shared($1, bucket) from unnest($2::int[]) bucket
            """;

    /** Before a run is made. */
    Uni<Void> makeRun(SqlConnection tx) {
        return tx.preparedQuery(MAKE_RUN).execute(Tuple.of(RUNS)).replaceWithVoid();
    }

    /** Before a worker is given a list on demand. */
    Uni<Void> onDemand(SqlConnection tx, long workerId) {
        return tx.preparedQuery(NO_RUN_IS_MADE).execute(Tuple.of(RUNS))
                .chain(() -> tx.preparedQuery(ONE).execute(Tuple.of(BUCKETS, bucket(workerId)))).replaceWithVoid();
    }

    /** Before a run stores lists. */
    Uni<Void> share(SqlConnection tx, Collection<Long> workerIds) {
        Integer[] buckets = workerIds.stream().map(ListLocks::bucket).distinct().sorted().toArray(Integer[]::new);
        return tx.preparedQuery(SHARED).execute(Tuple.of(BUCKETS, buckets)).replaceWithVoid();
    }

    private static int bucket(long workerId) {
        return (int) (workerId / TOGETHER % COUNT);
    }
}
