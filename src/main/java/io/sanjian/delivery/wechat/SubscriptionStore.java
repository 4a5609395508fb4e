package io.sanjian.delivery.wechat;

import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The table {@code wechat_subscription}. WeChat alone knows for sure what a user allows; this is what the mini-program
 * reported, less what was sent, and none as soon as WeChat says so.
 */
@ApplicationScoped
class SubscriptionStore {
    private static final String LOAD = """
            select worker_id, template_id, remaining, long_term from wechat_subscription where worker_id = any($1)
            """;
    private static final String ACCEPT = """
            insert into wechat_subscription as s (worker_id, template_id, remaining, long_term, updated_at)
            values ($1, $2, case when $3::boolean then 0 else 1 end, $3, $4)
            on conflict (worker_id, template_id) do update
            set remaining = case when $3::boolean then 0 else s.remaining + 1 end, long_term = $3, updated_at = $4
            """;
    private static final String USE = """
            update wechat_subscription set remaining = remaining - 1, updated_at = $3
            where worker_id = $1 and template_id = $2 and not long_term and remaining > 0
            """;
    private static final String END = """
            update wechat_subscription set remaining = 0, long_term = false, updated_at = $3
            where worker_id = $1 and template_id = $2
            """;

    private final Pool pool;

    SubscriptionStore(Pool pool) {
        this.pool = pool;
    }

    /** By worker and template; what was never accepted is absent. */
    Uni<Map<Long, Map<String, Subscription>>> load(Collection<Long> workerIds) {
        return pool.preparedQuery(LOAD).execute(Tuple.of(workerIds.toArray(Long[]::new)))
                .map(SubscriptionStore::byWorker);
    }

    private static Map<Long, Map<String, Subscription>> byWorker(RowSet<Row> rows) {
        Map<Long, Map<String, Subscription>> all = new HashMap<>();
        for (Row row : rows) {
            String template = row.getString("template_id");
            boolean longTerm = row.getBoolean("long_term");
            all.computeIfAbsent(row.getLong("worker_id"), worker -> new HashMap<>()).put(template,
                    new Subscription(template, longTerm, longTerm, row.getInteger("remaining")));
        }
        return all;
    }

    /** The worker has accepted: one more message, or messages for good. */
    Uni<Void> accept(long workerId, String templateId, boolean longTerm, Instant now) {
        return pool.preparedQuery(ACCEPT)
                .execute(Tuple.of(workerId, templateId, longTerm, utc(now)))
                .replaceWithVoid();
    }

    /** A message was sent. */
    Uni<Void> use(long workerId, String templateId, Instant now) {
        return pool.preparedQuery(USE).execute(Tuple.of(workerId, templateId, utc(now)))
                .replaceWithVoid();
    }

    /** Nothing is allowed any more. */
    Uni<Void> end(long workerId, String templateId, Instant now) {
        return pool.preparedQuery(END).execute(Tuple.of(workerId, templateId, utc(now)))
                .replaceWithVoid();
    }
}
