package io.sanjian.personaldata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sanjian.support.Api;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks the schema, so that a new table with a worker in it is forgotten neither by the export nor by erasure. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersonalDataTablesTest {
    /** Workers by the batch, while a run is under way. */
    private static final Set<String> SCRATCH = Set.of("run_task", "run_candidate");
    /** What may still name the bare number of an erased worker: figures of deliveries, and the audit. */
    private static final Set<String> KEEP_THE_NUMBER = Set.of("outbox", "audit");

    @Inject
    Pool pool;

    @Test
    void everyTableThatNamesAWorkerIsInTheExport() {
        Set<String> named = tables("""
                select table_name from information_schema.columns
                where table_schema = current_schema() and column_name ~ 'worker' and table_name <> 'run'
                """);
        named.addAll(tables("""
                select distinct c.conrelid::regclass::text from pg_constraint c
                where c.contype = 'f' and c.confrelid in ('worker'::regclass, 'outbox'::regclass, 'audit'::regclass,
                    'wechat_account'::regclass, 'login_session'::regclass, 'ledger_entry'::regclass)
                """));
        named.add("worker");
        Set<String> held = PersonalDataTable.ALL.stream().map(PersonalDataTable::name)
                .collect(Collectors.toCollection(TreeSet::new));
        held.addAll(PersonalDataTable.ELSEWHERE);
        held.addAll(SCRATCH);
        assertThat(held).containsAll(named);
        assertThat(tables("select table_name from information_schema.tables where table_schema = current_schema()"))
                .containsAll(held);
    }

    @Test
    void anErasedPersonIsInNoTableAtAll() {
        String name = "诸葛孔明";
        long id = Api.worker("""
                {"source": "held-test", "externalId": "HELD-KEY-7", "name": "%s", "phone": "13655554444",
                 "idNumber": "500101197001010019", "home": {"areaCode": "500235"}, "consent": true}
                """.formatted(name));
        TestTokens.worker(id);
        given().auth().oauth2(TestTokens.officer("500235")).contentType(ContentType.JSON)
                .body("{\"fields\": [\"phone\"], \"reason\": \"OTHER\", \"note\": \"诸葛孔明 13655554444\"}")
                .post("/api/v1/workers/" + id + "/reveal").then().statusCode(200);
        fill(id, name);
        given().auth().oauth2(TestTokens.ADMIN).delete("/api/v1/workers/" + id).then().statusCode(204);

        for (String table : tables("select table_name from information_schema.tables "
                + "where table_schema = current_schema() and table_type = 'BASE TABLE'")) {
            for (String marker : List.of(name, "13655554444", "500101197001010019\"", "HELD-KEY-7")) {
                assertThat(count("select count(*) from " + table + " t where t::text like '%" + marker + "%'"))
                        .as("%s in %s", marker, table).isZero();
            }
        }
        for (String table : tables("""
                select table_name from information_schema.columns
                where table_schema = current_schema() and column_name = 'worker_id'
                """)) {
            if (!KEEP_THE_NUMBER.contains(table)) {
                assertThat(count("select count(*) from " + table + " where worker_id = " + id)).as(table).isZero();
            }
        }
        assertThat(count("select count(*) from ledger_state s join ledger_entry e on e.id = s.entry_id "
                + "where e.worker_id is null and s.village_code = '500235100001' and s.columns = '{\"19\": \"false\"}'"))
                .as("the ledger's figure").isEqualTo(1);
        assertThat(count("select count(*) from feedback where posting_id = -7 and kind = 'HIRED'")).as("the figure")
                .isEqualTo(1);
    }

    /** A row in the tables that other parts of the service fill. */
    private void fill(long id, String name) {
        pool.preparedQuery("insert into pick_list (run_id, worker_id, state, rejected, posting_ids, picks) "
                + "values (-7, $1, 'SHORT', '{}', '{}', '[]')").executeAndAwait(Tuple.of(id));
        pool.preparedQuery("insert into feedback (worker_id, posting_id, kind, note, given_by) "
                + "values ($1, -7, 'HIRED', $2, $2)").executeAndAwait(Tuple.of(id, name));
        pool.preparedQuery("insert into inbox_message (message_id, run_id, worker_id, title, body) "
                + "values (gen_random_uuid(), -7, $1, $2, $2)").executeAndAwait(Tuple.of(id, name));
        pool.preparedQuery("insert into ledger_entry (worker_id, season, area_code, town_code, village_code, said, "
                + "entered_week, created_at, updated_at) values ($1, '2025-12-01', '500235', '500235100', '500235100001', "
                + "jsonb_build_object('9', jsonb_build_object('v', $2::text), '19', jsonb_build_object('v', 'false')), "
                + "'2026-02-04', now(), now())").executeAndAwait(Tuple.of(id, name));
        pool.preparedQuery("insert into ledger_state (entry_id, week, area_code, town_code, village_code, columns) "
                + "select id, '2026-02-04', area_code, town_code, village_code, jsonb_build_object('19', 'false', '20', "
                + "$2::text) from ledger_entry where worker_id = $1").executeAndAwait(Tuple.of(id, name));
        pool.preparedQuery("insert into ledger_change (entry_id, version, changed_at, said_at, changed_by, reason) "
                + "select id, 1, now(), now(), 'test', $2 from ledger_entry where worker_id = $1")
                .executeAndAwait(Tuple.of(id, name));
        pool.preparedQuery("insert into outbox (run_id, worker_id, channel, state) "
                + "values (-7, $1, 'INBOX', 'DELIVERED')").executeAndAwait(Tuple.of(id));
    }

    private Set<String> tables(String sql) {
        Set<String> names = new TreeSet<>();
        pool.query(sql).executeAndAwait().forEach(row -> names.add(row.getString(0)));
        return names;
    }

    private long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}
