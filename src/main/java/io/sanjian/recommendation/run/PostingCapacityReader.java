package io.sanjian.recommendation.run;

import io.sanjian.matching.EmployerNames;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads for the allocation how many workers each post may be recommended to, and who employs. From the table, once: the
 * replicas' indexes may differ by the latest changes.
 */
@ApplicationScoped
class PostingCapacityReader {
    private static final int PAGE = 10_000;
    private static final String LOAD = """
            select u.n, p.openings, p.employer
            from unnest($1::bigint[]) with ordinality u(id, n) join posting p on p.id = u.id
            """;

    private final Pool pool;

    PostingCapacityReader(Pool pool) {
        this.pool = pool;
    }

    /** Columns by post number. */
    static final class Places {
        private final Map<String, Integer> numbers = new HashMap<>();
        private int[] capacities = {};
        private int[] employers = {};

        /** Workers that each post may be recommended to; 0 for one that no longer exists. */
        int[] capacities() {
            return capacities;
        }

        /** Equal numbers mean the same employer. */
        int[] employers() {
            return employers;
        }
    }

    /**
     * Adds the posts that are not known yet.
     *
     * @param postingIds by post number, those that are known first
     */
    void extend(Places places, long[] postingIds, int exposure) {
        int known = places.capacities.length;
        int[] capacities = Arrays.copyOf(places.capacities, postingIds.length);
        int[] employers = Arrays.copyOf(places.employers, postingIds.length);
        for (int from = known; from < postingIds.length; from += PAGE) {
            Long[] ids = Arrays.stream(postingIds, from, Math.min(postingIds.length, from + PAGE)).boxed()
                    .toArray(Long[]::new);
            for (Row row : pool.preparedQuery(LOAD).executeAndAwait(Tuple.of(ids))) {
                int post = from + row.getLong(0).intValue() - 1;
                Integer openings = row.getInteger(1);
                long capacity = (long) (openings == null ? 1 : openings) * exposure;
                capacities[post] = (int) Math.min(Integer.MAX_VALUE, capacity);
                // A post without a named employer is an employer of its own.
                String employer = EmployerNames.key(row.getString(2)).orElse("#" + postingIds[post]);
                employers[post] = places.numbers.computeIfAbsent(employer, name -> places.numbers.size());
            }
        }
        places.capacities = capacities;
        places.employers = employers;
    }
}
