package io.sanjian.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.database.Transactions;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The chain in the database: who may do what to it, many writers and sealers, and what a forger leaves behind. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditChainTest {
    @Inject
    Pool pool;
    @Inject
    Transactions transactions;
    @Inject
    Event<SealRequest> sealing;
    @Inject
    ComputeExecutor executor;

    @Test
    void manyWritersAndSealersMakeOneChain() throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        try (ExecutorService replicas = Executors.newFixedThreadPool(6)) {
            for (int replica = 0; replica < 3; replica++) {
                ends.add(replicas.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        write("writer", "now()");
                    }
                }));
                ends.add(replicas.submit(() -> {
                    AuditChainer sealer = new AuditChainer(transactions, config(7));
                    for (int i = 0; i < 60; i++) {
                        sealer.sealAll();
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        Verification found = chain().verify(null).await().indefinitely();
        assertThat(found.faults()).isEmpty();
        assertThat(found.entries()).isGreaterThanOrEqualTo(120);
        long unsealed = pool.query("select count(*) from audit where seq is null").executeAndAwait().iterator().next()
                .getLong(0);
        assertThat(unsealed).isZero();
    }

    @Test
    void anEntryThatCommitsLateIsChainedLate() {
        AuditChainer sealer = new AuditChainer(transactions, config(1000));
        transactions.run(tx -> {
            tx.query("insert into audit (actor, action) values ('late', 'READ')").executeAndAwait();
            write("early", "now()");
            sealer.sealAll();
        });
        sealer.sealAll();
        assertThat(chain().verify(null).await().indefinitely().faults()).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesToAlterIt() {
        write("guarded", "now()");
        new AuditChainer(transactions, config(1000)).sealAll();
        for (String forgery : List.of("update audit set actor = 'x' where actor = 'guarded'",
                "update audit set seq = seq + 1000000 where actor = 'guarded'",
                "update audit set hash = '' where actor = 'guarded'", "delete from audit where actor = 'guarded'",
                "truncate audit cascade", "insert into audit (actor, action, seq, hash) values ('x', 'READ', 1, '')",
                "insert into audit_checkpoint (seq, hash, entries, at) values (1, '', 1, now())")) {
            assertThatThrownBy(() -> pool.query(forgery).executeAndAwait()).as(forgery)
                    .hasMessageContaining("append-only");
        }
    }

    /** Whoever owns the table can take its guards away; what was done then shows. */
    @Test
    void whatAForgerDoesIsFound() {
        for (int i = 0; i < 5; i++) {
            write("forged", "now()");
        }
        assertThat(verify().getBoolean("ok")).isTrue();
        long[] seqs = seqs("forged");
        assertFault("update audit set actor = 'someone' where seq = " + seqs[1], "CHANGED", seqs[1]);
        assertFault("delete from audit where seq = " + seqs[2], "MISSING", seqs[2]);
        assertFault("update audit set worker_id = null, detail = 'x' where seq = " + seqs[0], "CHANGED", seqs[0]);
        // Two change places.
        assertFault("with a as (select seq s, hash h from audit where seq in (" + seqs[0] + ", " + seqs[1] + ")) "
                + "update audit set seq = -seq where seq in (select s from a); "
                + "update audit set seq = " + seqs[1] + " where seq = -" + seqs[0] + "; "
                + "update audit set seq = " + seqs[0] + " where seq = -" + seqs[1], "CHANGED", seqs[0]);
        // One is slipped in, by moving those behind it.
        assertFault("update audit set seq = -(seq + 1) where seq >= " + seqs[3] + "; "
                + "update audit set seq = -seq where seq < 0; "
                + "insert into audit (actor, action, seq, hash) values ('slipped in', 'READ', " + seqs[3]
                + ", '\\x00')",
                "CHANGED", seqs[3]);
        assertFault("insert into audit (at, actor, action) values (now() - interval '3 days', 'backdated', 'READ')",
                "BACKDATED", -1);
        assertThat(verify().getBoolean("ok")).as("all forgeries are undone").isTrue();
    }

    @Test
    void theEndOfTheChainIsGuardedByAnAnchor() {
        write("anchored", "now()");
        JsonPath head = verify();
        String anchor = "?anchorSeq=" + head.getLong("head.seq") + "&anchorHash=" + head.getString("head.hash");
        write("after the anchor", "now()");
        assertThat(verify(anchor).getBoolean("ok")).isTrue();
        String wrong = "?anchorSeq=" + head.getLong("head.seq") + "&anchorHash=" + "0".repeat(64);
        assertThat(verify(wrong).getList("faults.kind")).containsExactly("OTHER_CHAIN");
        assertThat(verify("?anchorSeq=999999999&anchorHash=" + "0".repeat(64)).getList("faults.kind"))
                .containsExactly("MISSING");
    }

    @Test
    void whatIsOldGoesBehindACheckpointAndTheRestIsWhole() {
        for (int i = 0; i < 3; i++) {
            write("old", "now()");
        }
        chain().verify(null).await().indefinitely();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        undone(tx -> {
            assertThat(chain().removeBefore(tx, Instant.EPOCH, 1000)).isZero();
            assertThat(chain().removeBefore(tx, tomorrow, 2)).isEqualTo(2);
            assertThat(chain().removeBefore(tx, tomorrow, 1_000_000)).isPositive();
            assertThat(chain().verify(tx, null, tomorrow).await().indefinitely().ok()).as("with nothing left").isTrue();
            tx.query("insert into audit (actor, action) values ('new', 'READ'), ('newer', 'LIST')").executeAndAwait();
            new AuditChainer(transactions, config(1000)).sealBatch(tx);
            Verification rest = chain().verify(tx, null, tomorrow).await().indefinitely();
            assertThat(rest.faults()).isEmpty();
            assertThat(rest.entries()).isEqualTo(2);
            assertThat(rest.from()).isGreaterThan(1);
        });
    }

    private void assertFault(String forgery, String kind, long seq) {
        List<String> statements = new ArrayList<>(List.of("alter table audit disable trigger user"));
        statements.addAll(List.of(forgery.split("; ")));
        statements.add("alter table audit enable trigger user");
        undone(tx -> {
            statements.forEach(statement -> tx.query(statement).executeAndAwait());
            new AuditChainer(transactions, config(1000)).sealBatch(tx);
            Verification found = chain().verify(tx, null, Instant.now()).await().indefinitely();
            assertThat(found.ok()).as(forgery).isFalse();
            assertThat(found.faults()).as(forgery).anySatisfy(fault -> {
                assertThat(fault.kind().name()).isEqualTo(kind);
                if (seq >= 0) {
                    assertThat(fault.seq()).isEqualTo(seq);
                }
            });
        });
    }

    private void undone(Consumer<SqlConnection> work) {
        assertThatThrownBy(() -> transactions.run(tx -> {
            work.accept(tx);
            throw new IllegalStateException("undo");
        })).isInstanceOf(IllegalStateException.class).hasMessage("undo");
    }

    private long[] seqs(String actor) {
        List<Long> seqs = new ArrayList<>();
        pool.query("select seq from audit where actor = '" + actor + "' order by seq").executeAndAwait()
                .forEach(row -> seqs.add(row.getLong(0)));
        return seqs.stream().mapToLong(Long::longValue).toArray();
    }

    private void write(String actor, String at) {
        pool.query("insert into audit (at, actor, action, worker_id) values (" + at + ", '" + actor + "', 'READ', 1)")
                .executeAndAwait();
    }

    private AuditChain chain() {
        return new AuditChain(pool, sealing, executor, config(1000), Clock.systemUTC());
    }

    private static JsonPath verify() {
        return verify("");
    }

    private static JsonPath verify(String query) {
        return given().auth().oauth2(TestTokens.ADMIN).post("/api/v1/admin/audit/verify" + query).then()
                .statusCode(200).extract().jsonPath();
    }

    private static AuditConfig config(int batch) {
        return new AuditConfig() {
            @Override
            public Duration sealEvery() {
                return Duration.ofSeconds(5);
            }

            @Override
            public int sealBatch() {
                return batch;
            }

            @Override
            public Duration lateBy() {
                return Duration.ofHours(1);
            }
        };
    }
}
