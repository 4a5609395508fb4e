package io.sanjian.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.audit.Audit;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersonExportTest {
    private static final String BLOCKED = "select count(*) from pg_locks where not granted";
    /** More than the pool has connections. */
    private static final int AT_ONCE = 40;
    /** As many of them as surely have one; one is the test's and one may be that of the index's change feed. */
    private static final int HOLDING = 14;

    /** For a lock without end, for a connection no longer than its bound. */
    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final Pool pool;
    private final PersonExport export;
    private final Queue<Long> exported = new ConcurrentLinkedQueue<>();

    PersonExportTest(Pool pool, PersonExport export) {
        this.pool = pool;
        this.export = export;
    }

    @Test
    void manyAtOnceDoNotWaitForEachOthersConnections() {
        long worker = People.entered(People.phone(), null);
        SqlConnection connection = pool.getConnectionAndAwait();
        Transaction transaction = connection.beginAndAwait();
        connection.query("lock table feedback in access exclusive mode").executeAndAwait();
        List<Thread> callers = Stream.generate(() -> Thread.ofPlatform().daemon().start(() -> export(worker)))
                .limit(AT_ONCE).toList();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> callers.stream().map(Thread::getState).allMatch(WAITS::contains)
                        && connection.query(BLOCKED).executeAndAwait().iterator().next().getLong(0) >= HOLDING);
        transaction.rollbackAndAwait();
        connection.closeAndAwait();
        await().atMost(Duration.ofSeconds(60)).until(() -> exported.size() == AT_ONCE);
        assertThat(exported).containsOnly(worker);
    }

    private void export(long worker) {
        exported.add(export.of(worker, new Audit.Author("test", worker), null).await().indefinitely().get("worker")
                .get("id").asLong());
    }
}
