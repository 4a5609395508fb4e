package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The backlog is counted every half minute; in an outbox that is nearly all done, that must not read all of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BacklogTest {
    /** A run number that nobody has. */
    private static final String FILL = """
            insert into outbox (run_id, worker_id, channel, state, created_at)
            select 9000000000, w, case when w % 2 = 0 then 'SMS' else 'WECHAT' end,
                   case when w % 1000 = 0 then 'PENDING' when w % 1000 = 1 then 'SENDING' when w % 1000 < 4 then 'DEAD'
                        when w % 1000 < 8 then 'REFUSED' else 'DELIVERED' end, now()
            from generate_series(1, 60000) w
            """;
    private static final String COUNT = """
            select channel, count(*) filter (where state in ('PENDING', 'SENDING')) as pending,
                   count(*) filter (where state = 'DEAD') as dead from outbox group by channel
            """;

    private final Pool pool;

    BacklogTest(Pool pool) {
        this.pool = pool;
    }

    @Test
    void theBacklogIsCountedFromThePartialIndexes() {
        SqlConnection connection = pool.getConnectionAndAwait();
        Transaction transaction = connection.beginAndAwait();
        try {
            connection.query(FILL).executeAndAwait();
            connection.query("analyze outbox").executeAndAwait();
            Map<String, String> counted = counts(connection, Channels.BACKLOG);
            assertThat(counted).containsKeys("SMS", "WECHAT");
            Map<String, String> all = counts(connection, COUNT);
            all.values().removeIf("0 0"::equals);
            assertThat(counted).isEqualTo(all);
            StringBuilder plan = new StringBuilder();
            connection.query("explain " + Channels.BACKLOG).executeAndAwait()
                    .forEach(row -> plan.append(row.getString(0)).append('\n'));
            assertThat(plan.toString()).contains("outbox_due", "outbox_failed").doesNotContain("Seq Scan");
        } finally {
            transaction.rollbackAndAwait();
            connection.closeAndAwait();
        }
    }

    private static Map<String, String> counts(SqlConnection connection, String sql) {
        Map<String, String> counts = new HashMap<>();
        for (Row row : connection.query(sql).executeAndAwait()) {
            counts.put(row.getString("channel"), row.getLong("pending") + " " + row.getLong("dead"));
        }
        return counts;
    }
}
