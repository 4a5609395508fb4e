package io.sanjian.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.audit.AuditChain;
import io.sanjian.database.Transactions;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time stands in the year 2010: nothing that other tests write is old then. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RetentionTest {
    private static final Instant NOW = Instant.parse("2010-06-01T00:00:00Z");
    private static final OffsetDateTime YEARS_AGO = OffsetDateTime.of(2005, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATELY = OffsetDateTime.of(2010, 5, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final String SOURCE = "retention-test";

    @Inject
    Pool pool;
    @Inject
    Transactions transactions;
    @Inject
    AuditChain audit;

    @BeforeEach
    void nothingIsLeftOfOtherCases() {
        pool.query("delete from worker where source = '" + SOURCE + "'").executeAndAwait();
    }

    @Test
    void workersOfWhomNothingWasHeardAreErased() {
        long idle = worker(YEARS_AGO);
        long changed = worker(LATELY);
        long reads = worker(YEARS_AGO);
        pool.preparedQuery("insert into inbox_message (message_id, run_id, worker_id, title, body, read_at) "
                + "values (gen_random_uuid(), 1, $1, '', '', $2)").executeAndAwait(Tuple.of(reads, LATELY));
        long says = worker(YEARS_AGO);
        feedback(says, LATELY);
        long logsIn = worker(YEARS_AGO);
        pool.preparedQuery("insert into api_token (token_hash, name, role, worker_id, last_used_at) "
                + "values (sha256($1::text::bytea), 't', 'WORKER', $1::text::bigint, $2)")
                .executeAndAwait(Tuple.of(Long.toString(logsIn), LATELY));
        retention(Map.of()).daily();
        assertThat(left()).containsExactlyInAnyOrder(changed, reads, says, logsIn).doesNotContain(idle);
        assertThat(count("select count(*) from audit where action = 'ERASE' and actor = 'retention' and worker_id = "
                + idle)).isEqualTo(1);
    }

    @Test
    void feedbackStaysAsAFigureAndListsGo() {
        long worker = worker(LATELY);
        feedback(worker, YEARS_AGO);
        for (OffsetDateTime at : List.of(YEARS_AGO, LATELY)) {
            pool.preparedQuery(
                    "insert into pick_list (run_id, worker_id, state, rejected, posting_ids, picks, created_at) "
                            + "values ($1, $2, 'SHORT', '{}', '{}', '[]', $3)")
                    .executeAndAwait(Tuple.of(at == LATELY ? -2L : -1L, worker, at));
        }
        retention(Map.of()).daily();
        assertThat(count("select count(*) from pick_list where worker_id = " + worker)).isEqualTo(1);
        assertThat(count("select count(*) from feedback where worker_id = " + worker)).isZero();
        assertThat(count("select count(*) from feedback where worker_id is null and posting_id = " + worker
                + " and kind = 'HIRED' and note is null and given_by = 'erased'")).isEqualTo(1);
        pool.query("delete from pick_list where run_id < 0").executeAndAwait();
    }

    @Test
    void aZeroKeepsForGoodAndOtherTimesAreObeyed() {
        worker(YEARS_AGO);
        retention(Map.of("sanjian.retention.inactive-workers", "P0D")).daily();
        assertThat(left()).hasSize(1);
        retention(Map.of("sanjian.retention.inactive-workers", "P10Y")).daily();
        assertThat(left()).hasSize(1);
        retention(Map.of("sanjian.retention.inactive-workers", "P5Y")).daily();
        assertThat(left()).isEmpty();
    }

    @Test
    void severalReplicasRemoveEachRowOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            worker(YEARS_AGO);
        }
        Retention any = retention(Map.of());
        long before = removed(any);
        try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ends.add(replicas.submit(() -> retention(Map.of("sanjian.retention.batch-size", "7")).daily()));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        any.daily();
        assertThat(left()).isEmpty();
        assertThat(removed(any) - before).isEqualTo(60);
    }

    private static long removed(Retention retention) {
        return retention.state().await().indefinitely().stream().filter(rule -> rule.name().equals("inactive-workers"))
                .mapToLong(RetentionResponse.Rule::removedAll).sum();
    }

    private Retention retention(Map<String, String> settings) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RetentionConfig config = DeliveryFixture.config(RetentionConfig.class, settings);
        return new Retention(pool, transactions, new RetentionRules(audit, config, Clock.systemUTC()), config, clock);
    }

    private long worker(OffsetDateTime updated) {
        return pool.preparedQuery("insert into worker (source, external_id, birth_date, birth_date_exact, area_code, "
                + "content_hash, updated_at) values ($1, gen_random_uuid()::text, '1980-01-01', true, '500235', '', $2) "
                + "returning id").executeAndAwait(Tuple.of(SOURCE, updated)).iterator().next().getLong(0);
    }

    /** On a posting that has the worker's number, to find it by. */
    private void feedback(long worker, OffsetDateTime at) {
        pool.preparedQuery("insert into feedback (worker_id, posting_id, kind, note, given_by, created_at) "
                + "values ($1, $1, 'HIRED', '张三介绍的', 'x#1', $2)").executeAndAwait(Tuple.of(worker, at));
    }

    private List<Long> left() {
        List<Long> ids = new ArrayList<>();
        pool.query("select id from worker where source = '" + SOURCE + "'").executeAndAwait()
                .forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    private long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}
