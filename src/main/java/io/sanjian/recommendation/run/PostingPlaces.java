package io.sanjian.recommendation.run;

import io.sanjian.index.document.EmployerNames;
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
class PostingPlaces {
    private static final int PAGE = 10_000;
    private static final String LOAD = """
            select u.n, p.openings, p.employer
            from unnest($1::bigint[]) with ordinality u(id, n) join posting p on p.id = u.id
            """;

    private final Pool pool;

    PostingPlaces(Pool pool) {
        this.pool = pool;
    }

    /**
     * Columns by post number.
     *
     * @param capacities workers that the post may be recommended to; 0 for one that no longer exists
     * @param employers  equal numbers mean the same employer
     */
    record Places(int[] capacities, int[] employers) {
    }

    Places load(long[] postingIds, int exposure) {
        int[] capacities = new int[postingIds.length];
        int[] employers = new int[postingIds.length];
        Map<String, Integer> numbers = new HashMap<>();
        for (int from = 0; from < postingIds.length; from += PAGE) {
            Long[] ids = Arrays.stream(postingIds, from, Math.min(postingIds.length, from + PAGE)).boxed()
                    .toArray(Long[]::new);
            for (Row row : pool.preparedQuery(LOAD).executeAndAwait(Tuple.of(ids))) {
                int post = from + row.getLong(0).intValue() - 1;
                Integer openings = row.getInteger(1);
                long places = (long) (openings == null ? 1 : openings) * exposure;
                capacities[post] = (int) Math.min(Integer.MAX_VALUE, places);
                // A post without a named employer is an employer of its own.
                String employer = EmployerNames.key(row.getString(2)).orElse("#" + postingIds[post]);
                employers[post] = numbers.computeIfAbsent(employer, name -> numbers.size());
            }
        }
        return new Places(capacities, employers);
    }
}
