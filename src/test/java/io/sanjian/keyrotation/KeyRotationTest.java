package io.sanjian.keyrotation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Keys;
import io.sanjian.crypto.PrivacyConfig;
import io.sanjian.crypto.Vault;
import io.sanjian.database.Transactions;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From one pair of keys to the other and back: the service under test has both, as in the middle of a roll-out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeyRotationTest {
    private static final String SOURCE = "key-rotation-test";
    private static final int WORKERS = 40;

    @Inject
    Pool pool;
    @Inject
    Transactions transactions;
    @Inject
    PrivacyConfig config;
    @Inject
    Vault before;
    @All
    @Inject
    List<EncryptedTable> tables;

    /** Everything goes back to the keys that the other tests know. */
    @AfterEach
    void back() {
        pool.query("delete from worker where source = '" + SOURCE + "' and external_id = 'unreadable'")
                .executeAndAwait();
        finish(rotations(before, 500));
    }

    @Test
    void everythingMovesToTheNewKeysAndIsFoundThroughout() {
        enter("13711110000");
        long left = left(moved());
        Rotations after = rotations(moved(), 7);
        after.start("test").await().indefinitely();
        while (rewritten(after) == 0) {
            assertThat(after.workOnce()).isTrue();
        }
        assertFound("in the middle");
        finish(after);

        Rotation end = after.list(Long.MAX_VALUE, 1).await().indefinitely().getFirst();
        assertThat(end.state()).isEqualTo(Rotation.State.COMPLETED);
        assertThat(rewritten(after)).as("one pass").isGreaterThanOrEqualTo(WORKERS).isEqualTo(left);
        assertFound("afterwards");
        KeysResponse keys = new KeyUse(pool, moved(), tables).count().await().indefinitely();
        assertThat(keys.seals()).anySatisfy(key -> {
            assertThat(key.id()).isEqualTo("t1");
            assertThat(key.removable()).isTrue();
            assertThat(key.left()).isZero();
        }).anySatisfy(key -> {
            assertThat(key.id()).isEqualTo("t2");
            assertThat(key.removable()).isFalse();
            assertThat(key.columns().get("worker.name_enc")).isGreaterThanOrEqualTo(WORKERS);
        });
        assertThat(keys.indexes()).filteredOn(KeysResponse.Key::removable).extracting(KeysResponse.Key::id)
                .containsExactly(before.indexKeyIds().getFirst());
    }

    @Test
    void whatADeadReplicaLeftIsTakenUpWhereItWas() {
        enter("13711110001");
        Rotations killed = rotations(moved(), 10);
        killed.start("test").await().indefinitely();
        while (rewritten(killed) == 0) {
            assertThat(killed.workOnce()).isTrue();
        }
        long done = rewritten(killed);
        // The one that dies in the middle of a batch: nothing of the batch stays, the cursor included.
        try {
            transactions.run(tx -> {
                tx.query("update key_rotation_step set after_key = '999999999' where not done").executeAndAwait();
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("killed");
        }
        Rotations other = rotations(moved(), 10);
        // A batch that finds a table at its end writes nothing.
        while (rewritten(other) == done) {
            assertThat(other.workOnce()).isTrue();
        }
        finish(other);
        assertThat(left(moved())).isZero();
    }

    @Test
    void twoReplicasWriteEveryRowOnce() throws Exception {
        enter("13711110002");
        Vault vault = moved();
        long rows = left(vault);
        rotations(vault, 3).start("test").await().indefinitely();
        try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ends.add(replicas.submit(() -> {
                    Rotations replica = rotations(vault, 3);
                    while (left(vault) > 0) {
                        replica.workOnce();
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        assertThat(rewritten(rotations(vault, 3))).isEqualTo(rows);
        finish(rotations(vault, 3));
    }

    @Test
    void anImportInTheMiddleLosesNothing() throws Exception {
        enter("13711110003");
        Rotations rotation = rotations(moved(), 5);
        rotation.start("test").await().indefinitely();
        try (ExecutorService imports = Executors.newSingleThreadExecutor()) {
            // The service still has the old keys active, as a replica that was not restarted yet.
            Future<?> writing = imports.submit(() -> enter("13711110004"));
            finish(rotation);
            writing.get();
        }
        finish(rotation);
        rotation.start("test").await().indefinitely();
        finish(rotation);
        assertThat(left(moved())).isZero();
        assertThat(phones()).containsOnly("13711110004");
    }

    @Test
    void whatNoKeyOpensStaysAndIsTold() {
        pool.preparedQuery("""
                insert into worker (source, external_id, name_enc, birth_date, birth_date_exact, area_code, content_hash)
                values ($1, 'unreadable', 'gone:AAAA', '1980-01-01', true, '500235', '')
                """).executeAndAwait(Tuple.of(SOURCE));
        Rotations rotation = rotations(moved(), 500);
        rotation.start("test").await().indefinitely();
        finish(rotation);
        Rotation end = rotation.list(Long.MAX_VALUE, 1).await().indefinitely().getFirst();
        assertThat(end.state()).isEqualTo(Rotation.State.INCOMPLETE);
        assertThat(end.steps()).extracting(Rotation.Step::unreadable).contains(1L);
        assertThat(new KeyUse(pool, moved(), tables).count().await().indefinitely().seals())
                .anySatisfy(key -> assertThat(key).isEqualTo(new KeysResponse.Key("gone", false, false, 1,
                        Map.of("worker.name_enc", 1L), false)));
    }

    @Test
    void oneReplicaGoesThroughATableOnceInTheOrderOfItsKey() {
        enter("13711110005");
        Rotations rotation = rotations(moved(), 3);
        rotation.start("test").await().indefinitely();
        long last = 0;
        while (rotation.workOnce()) {
            String after = pool.query("select after_key from key_rotation_step where table_name = 'worker' "
                    + "order by rotation_id desc limit 1").executeAndAwait().iterator().next().getString(0);
            assertThat(after == null ? 0 : Long.parseLong(after)).isGreaterThanOrEqualTo(last);
            last = after == null ? 0 : Long.parseLong(after);
        }
        assertThat(left(moved())).isZero();
    }

    @Test
    void aRotationIsStartedOnceAndReadByAdministratorsOnly() {
        String path = "/api/v1/admin/key-rotations";
        int id = given().auth().oauth2(TestTokens.ADMIN).post(path).then().statusCode(202).extract().path("id");
        given().auth().oauth2(TestTokens.ADMIN).get(path + "/" + id).then().statusCode(200);
        given().auth().oauth2(TestTokens.ADMIN).get(path + "/999999999").then().statusCode(404);
        given().auth().oauth2(TestTokens.ADMIN).get(path + "?limit=0").then().statusCode(400);
        String keys = given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/admin/keys").then().statusCode(200).extract()
                .asString();
        assertThat(keys).contains("\"t1\"").doesNotContain(config.keys().get("t1"));
        for (String token : List.of(TestTokens.officer("500235"), TestTokens.scheduler())) {
            given().auth().oauth2(token).post(path).then().statusCode(403);
            given().auth().oauth2(token).get("/api/v1/admin/keys").then().statusCode(403);
        }
    }

    @Test
    void everySealedColumnIsDeclared() {
        Set<String> sealed = new TreeSet<>();
        pool.query("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and column_name ~ '_(enc|bidx)$'
                """).executeAndAwait().forEach(row -> sealed.add(row.getString(0)));
        Set<String> declared = new TreeSet<>();
        tables.forEach(table -> table.columns().stream().flatMap(c -> Stream.of(c.sealed(), c.index()))
                .filter(column -> column != null).forEach(column -> declared.add(table.name() + '.' + column)));
        assertThat(declared).isEqualTo(sealed);
    }

    /** With one connection each, replicas that work at once cannot wait for each other's second one. */
    @Test
    void noStepTakesAConnectionBesidesThatOfItsTransaction() {
        enter("13711113333");
        rotations(moved(), 500).start("test").await().indefinitely();
        Rotations withoutPool = rotations(null, moved(), 500);
        while (withoutPool.workOnce()) {
            Thread.onSpinWait();
        }
        assertThat(rotations(moved(), 500).list(Long.MAX_VALUE, 1).await().indefinitely().getFirst().state())
                .isEqualTo(Rotation.State.COMPLETED);
    }

    private Rotations rotations(Vault vault, int batchSize) {
        return rotations(pool, vault, batchSize);
    }

    private Rotations rotations(Pool pool, Vault vault, int batchSize) {
        return new Rotations(pool, transactions, vault, tables, new RotationConfig() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public int batchSize() {
                return batchSize;
            }
        }, Clock.systemUTC());
    }

    private static void finish(Rotations rotations) {
        rotations.start("test").await().indefinitely();
        while (rotations.workOnce()) {
            Thread.onSpinWait();
        }
    }

    private static long rewritten(Rotations rotations) {
        return rotations.list(Long.MAX_VALUE, 1).await().indefinitely().getFirst().steps().stream()
                .mapToLong(Rotation.Step::rewritten).sum();
    }

    /** The service's keys the other way round. */
    private Vault moved() {
        return Keys.open(new PrivacyConfig() {
            @Override
            public Map<String, String> keys() {
                return config.keys();
            }

            @Override
            public Optional<String> activeKey() {
                return Optional.of("t2");
            }

            @Override
            public Optional<String> indexKey() {
                return config.otherIndexKey();
            }

            @Override
            public Optional<String> otherIndexKey() {
                return config.indexKey();
            }
        });
    }

    private long left(Vault vault) {
        return tables.stream().mapToLong(table -> pool.query("select count(*) from " + table.name() + " where "
                + ReEncryption.stale(table, "'" + vault.activeKey() + "'",
                        "'\\x" + vault.indexKeyIds().getFirst() + "'"))
                .executeAndAwait().iterator().next().getLong(0)).sum();
    }

    private static void enter(String phone) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < WORKERS; i++) {
            rows.append("""
                    {"externalId": "%d", "name": "周%d", "phone": "%s", "age": 40, "home": {"areaCode": "500235"}}
                    """.formatted(i, i, phone));
        }
        given().auth().oauth2(TestTokens.ADMIN).contentType("application/x-ndjson").body(rows.toString().getBytes())
                .post("/api/v1/workers/import?source=" + SOURCE).then().statusCode(200);
    }

    private void assertFound(String when) {
        int found = given().auth().oauth2(TestTokens.ADMIN).contentType(ContentType.JSON)
                .body("{\"phone\": \"13711110000\"}").post("/api/v1/workers/lookup").then().statusCode(200).extract()
                .path("items.size()");
        assertThat(found).as(when).isEqualTo(WORKERS);
    }

    private Set<String> phones() {
        Set<String> phones = new TreeSet<>();
        pool.query("select external_id, phone_enc from worker where source = '" + SOURCE + "'").executeAndAwait()
                .forEach(row -> phones.add(moved().decrypt(row.getString(1),
                        "worker.phone\0" + SOURCE + '\0' + row.getString(0))));
        return phones;
    }
}
