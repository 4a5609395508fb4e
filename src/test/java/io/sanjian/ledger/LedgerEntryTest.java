package io.sanjian.ledger;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.ledger.LedgerSender.Level;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of the ledger over HTTP: who sees what of them, and how they change. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerEntryTest {
    private static final String VILLAGE = "500235105214";
    private static final String OFFLINE = "2026-02-03T09:30:00+08:00";

    @Inject
    LedgerEntries ledger;
    @Inject
    Pool pool;

    private final String name =
            "冉光" + Character.toString(0x4E00 + ThreadLocalRandom.current().nextInt(20_000));
    private final String idNumber = People.idNumber();
    private final String phone = People.phone();
    private String broker;
    private String officer;

    @BeforeEach
    void callers() {
        broker = TestTokens.broker(VILLAGE);
        officer = TestTokens.officer("500235");
    }

    @Test
    void aBrokerSeesTheOwnVillagersInTheClearAndAnOfficerMasked() {
        long id = entered(Map.of("employed", false));

        as(broker).get("/api/v1/ledger/entries/" + id).then().statusCode(200).header("ETag", "\"1\"")
                .body("name", equalTo(name)).body("idNumber", equalTo(idNumber)).body("phone", equalTo(phone))
                .body("employed", equalTo(false)).body("season", equalTo("2025-12-01/2026-11-30"));
        as(officer).get("/api/v1/ledger/entries/" + id).then().statusCode(200).body("name", equalTo("冉*"))
                .body("phone", equalTo(phone.substring(0, 3) + "****" + phone.substring(7)));
        as(officer).get("/api/v1/ledger/entries/" + id + "?reason=IDENTITY_CHECK").then().statusCode(200)
                .body("idNumber", equalTo(idNumber));
        assertThat(audited(id, "REVEAL")).isEqualTo(2);
        as(TestTokens.broker(World.FOREIGN_VILLAGE)).get("/api/v1/ledger/entries/" + id).then().statusCode(403);
        as(officer).get("/api/v1/ledger/entries/999999999999").then().statusCode(404);
    }

    @Test
    void aListHoldsTheLinesOfAVillageAndASeason() {
        long id = entered(Map.of());

        as(broker).get("/api/v1/ledger/entries?area=" + VILLAGE + "&season=2025-12-01&limit=500").then().statusCode(200)
                .body("items.id", hasItem((int) id));
        as(broker).get("/api/v1/ledger/entries?season=2024-12-01&limit=500").then().statusCode(200)
                .body("items.id", not(hasItem((int) id)));
        as(broker).get("/api/v1/ledger/entries?season=2025-12-02").then().statusCode(400)
                .body("violations.allowed", contains(contains("2025-12-01")));
    }

    @Test
    void aChangeNamesTheVersionThatWasReadAndIsKept() {
        long id = entered(Map.of("employed", false, "notEmployedReason", NotEmployedReason.NOT_HELPED));

        as(broker).header("If-Match", "\"1\"").body("{\"employed\": true, \"workPlace\": \"渝北\"}")
                .post("/api/v1/ledger/entries/" + id + "/changes").then().statusCode(200).header("ETag", "\"2\"")
                .body("outcome", equalTo("UPDATED")).body("entry.workPlace", equalTo("渝北"))
                .body("entry.notEmployedReason", nullValue()).body("warnings.code", contains("CLEARED"))
                .body("warnings.field", contains("notEmployedReason"));
        as(broker).header("If-Match", "\"1\"").body("{\"employed\": false}")
                .patch("/api/v1/ledger/entries/" + id).then().statusCode(412);
        as(broker).body("{\"employed\": false}").patch("/api/v1/ledger/entries/" + id).then().statusCode(400)
                .body("violations.field", contains("If-Match"));
        as(broker).get("/api/v1/ledger/entries/" + id + "/changes").then().statusCode(200)
                .body("items.field", contains(null, "employed", "workPlace", "notEmployedReason"))
                .body("items[1].before", equalTo("false")).body("items[1].after", equalTo("true"));
    }

    @Test
    void anOfflineRecordThatComesLateDoesNotOverwriteWhatWasSaidSince() {
        long id = entered(Map.of());
        as(broker).header("If-Match", "\"1\"").body("{\"workPlace\": \"渝北\", \"employed\": true}")
                .patch("/api/v1/ledger/entries/" + id).then().statusCode(200);

        String late = "{\"workPlace\": \"云阳\", \"previousPlace\": \"东莞\", \"saidAt\": \"" + OFFLINE + "\"}";
        as(broker).body(late).patch("/api/v1/ledger/entries/" + id).then().statusCode(200)
                .body("outcome", equalTo("PARTLY")).body("entry.workPlace", equalTo("渝北"))
                .body("entry.previousPlace", equalTo("东莞")).body("faults.code", contains("NEWER_KNOWN"));
        as(broker).body(late).patch("/api/v1/ledger/entries/" + id).then().statusCode(200)
                .body("outcome", equalTo("HELD")).body("entry.version", equalTo(3));
    }

    @Test
    void anOfficerSaysWhyNamesAreChangedAndTheWorkerFollows() {
        long id = entered(Map.of());
        String next = People.phone();

        as(officer).header("If-Match", "\"1\"").body("{\"name\": \"冉光蓉\"}").patch("/api/v1/ledger/entries/" + id).then()
                .statusCode(400).body("violations.field", contains("reason"));
        as(officer).header("If-Match", "\"1\"")
                .body("{\"name\": \"冉光蓉\", \"phone\": \"" + next + "\", \"reason\": \"更正\"}")
                .patch("/api/v1/ledger/entries/" + id).then().statusCode(200).body("outcome", equalTo("UPDATED"))
                .body("entry.name", equalTo("冉*")).body("faults", empty());
        as(broker).get("/api/v1/ledger/entries/" + id).then().body("name", equalTo("冉光蓉")).body("phone", equalTo(next));
        as(officer).body("{\"phone\": \"" + next + "\"}").post("/api/v1/workers/lookup").then().statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void nobodyIsCorrectedIntoSomebodyElse() {
        String other = People.idNumber();
        People.entered(People.phone(), other);
        long id = entered(Map.of());

        as(broker).header("If-Match", "\"1\"").body("{\"idNumber\": \"" + other + "\"}")
                .patch("/api/v1/ledger/entries/" + id).then().statusCode(409);
        String free = People.idNumber();
        as(broker).header("If-Match", "\"1\"").body("{\"idNumber\": \"" + free + "\"}")
                .patch("/api/v1/ledger/entries/" + id).then().statusCode(200).body("entry.idNumber", equalTo(free));
    }

    @Test
    void anErasedPersonsLineIsGoneAndItsFigureStays() {
        long id = entered(Map.of("employed", false, "previousEmployer", "长安汽车"));
        long worker = worker(id);

        as(officer).delete("/api/v1/workers/" + worker).then().statusCode(204);

        as(broker).get("/api/v1/ledger/entries/" + id).then().statusCode(404);
        assertThat(pool.query("select count(*) from ledger_entry where id = " + id + " and worker_id is null "
                + "and not said ? '9' and said -> '19' ->> 'v' = 'false'").executeAndAwait().iterator().next()
                .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void allThatTheLedgerHoldsOnAPersonIsInTheExport() {
        long id = entered(Map.of("employed", false, "otherPhones", List.of("02358121234")));

        as(officer).get("/api/v1/workers/" + worker(id) + "/export?reason=PERSON_REQUEST").then().statusCode(200)
                .body("ledgerEntries[0].otherPhones", equalTo("02358121234"))
                .body("ledgerWeeks.size()", equalTo(1)).body("ledgerChanges.size()", equalTo(1));
    }

    private long entered(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.putAll(Map.of("areaCode", "500235", "townCode", "500235105", "villageCode", VILLAGE, "name", name,
                "idNumber", idNumber, "phone", phone));
        LedgerRow row = new LedgerRow("台账", 8, LedgerRow.Outcome.ACCEPTED, values, List.of(), List.of());
        return ledger.store(List.of(row), new LedgerSender("test", AreaScope.EVERYTHING, Level.VILLAGE, false,
                Instant.parse("2026-02-03T02:00:00Z"), "import-1", null), false).await().atMost(Duration.ofSeconds(30))
                .getFirst().entryId();
    }

    private long worker(long id) {
        return pool.query("select worker_id from ledger_entry where id = " + id).executeAndAwait().iterator().next()
                .getLong(0);
    }

    private long audited(long id, String action) {
        return pool.query(
                "select count(*) from audit where action = '" + action + "' and detail = 'ledger' and worker_id = "
                        + worker(id))
                .executeAndAwait().iterator().next().getLong(0);
    }
}
