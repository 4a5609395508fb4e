package io.sanjian.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkerTest {
    private static final String SOURCE = "worker-test";
    private static final String PROBLEM = "application/problem+json";
    private static final String PHONE = "13998765432";
    private static final String ID_NUMBER = "500101197001010019";

    @Test
    void aWorkerIsEnteredOnceAndThenReplaced() {
        Map<String, Object> body = body("once", Map.of("name", "张三", "phone", "139-9876-5432", "idNumber", ID_NUMBER));
        ValidatableResponse first = save(TestTokens.ADMIN, body).statusCode(201)
                .header("Location", containsString("/api/v1/workers/"))
                .body("name", equalTo("张*"), "phone", equalTo("139****5432"), "idNumber", equalTo("500***********0019"))
                .body("birthDate", equalTo("1970-01-01"), "birthDateExact", is(true), "sex", equalTo("M"));
        int id = first.extract().path("id");
        save(TestTokens.ADMIN, body).statusCode(200).body("id", equalTo(id));
        body.put("maxDistanceKm", 12.5);
        body.put("within", "本镇街");
        save(TestTokens.ADMIN, body).statusCode(200).body("id", equalTo(id), "maxDistanceKm", equalTo(12.5f));
        read(TestTokens.ADMIN, id).body("maxDistanceKm", equalTo(12.5f), "within", equalTo("TOWN"), "name",
                equalTo("张*"));
        patch(TestTokens.ADMIN, id, "{\"trades\": [\"焊工\"]}").statusCode(200).body("within", equalTo("TOWN"));
        patch(TestTokens.ADMIN, id, "{\"within\": null}").statusCode(200).body("within", nullValue());
    }

    @Test
    void everyFieldComesBack() {
        Map<String, Object> body = body("all", Map.of("birthDate", "1980-05-06", "sex", "女",
                "home",
                Map.of("areaCode", "云阳县", "townCode", "故陵镇", "villageCode", "500235107210", "lat", 30.9, "lon", 109.1),
                "trades", List.of("打螺丝，不上夜班", "带娃"), "expectedPay", Map.of("min", 200, "unit", "DAY"),
                "groups", List.of("脱贫人口", "DISABLED"), "families", List.of("GIG"),
                "exclude", Map.of("postings", List.of("p-1"), "employers", List.of("某公司"))));
        body.put("consent", Map.of("given", true, "wording", "同意", "at", "2026-01-20T09:00:00+08:00"));
        body.put("returnedAt", "2026-01-18");
        body.put("returnReason", "返乡暂无合适工作");
        save(TestTokens.ADMIN, body).statusCode(201)
                .body("home.areaCode", equalTo("500235"), "home.townCode", equalTo("500235107"))
                .body("home.villageCode", equalTo("500235107210"), "home.lat", equalTo(30.9f))
                .body("sex", equalTo("F"), "trades", equalTo(List.of("打螺丝，不上夜班", "带娃")))
                .body("expectedPay.min", equalTo(200f), "expectedPay.unit", equalTo("DAY"))
                .body("groups", hasItems("POVERTY_ALLEVIATED", "DISABLED"), "families", equalTo(List.of("GIG")))
                .body("exclude.postings", equalTo(List.of("p-1")), "exclude.employers", equalTo(List.of("某公司")))
                .body("consent.given", is(true), "consent.wording", equalTo("同意"))
                .body("consent.at", equalTo("2026-01-20T01:00:00Z"), "returnedAt", equalTo("2026-01-18"))
                .body("returnReason", equalTo("LOOKING_FOR_WORK"), "warnings", nullValue());
    }

    @Test
    void anAgeAloneGivesABirthDateThatIsNotExact() {
        save(TestTokens.ADMIN, body("age", Map.of("age", 47))).statusCode(201)
                .body("age", equalTo(47), "birthDateExact", is(false), "sex", nullValue());
    }

    @Test
    void everyFaultIsListedAndNoneEchoesTheNumbers() {
        Map<String, Object> body = new HashMap<>(Map.of("source", SOURCE, "phone", "13998765", "idNumber",
                "500101197001010018", "age", "13998765432", "groups", List.of("RICH"), "sex", "X", "returnReason",
                "?"));
        body.put("home", Map.of("areaCode", "999999", "lat", 200));
        String problem = save(TestTokens.ADMIN, body).statusCode(400).contentType(PROBLEM)
                .body("violations.field", hasItems("externalId", "phone", "idNumber", "age", "groups", "sex",
                        "returnReason", "home.areaCode", "home.lat"))
                .body("violations.find { it.field == 'groups' }.allowed", hasItem("LAND_LOST"))
                .body("violations.find { it.field == 'home.areaCode' }.allowed", hasItem("500235"))
                .extract().asString();
        assertThat(problem).doesNotContain("13998765", "500101197001010018");
    }

    @Test
    void ageBirthDateOrIdNumberIsRequired() {
        save(TestTokens.ADMIN, body("ageless", Map.of())).statusCode(400)
                .body("violations", hasSize(1), "violations[0].field", equalTo("age"));
    }

    @Test
    void whatContradictsTheIdNumberIsRefused() {
        save(TestTokens.ADMIN, body("contradiction", Map.of("idNumber", ID_NUMBER, "age", 30, "sex", "F",
                "birthDate", "1970-01-02"))).statusCode(400)
                .body("violations.field", hasItems("age", "sex", "birthDate"))
                .body("violations.code", everyItem(equalTo("CONTRADICTION")));
    }

    @Test
    void anUnknownFieldIsRefusedAndAnUnknownCertificateWarnedOf() {
        save(TestTokens.ADMIN, body("field", Map.of("age", 40, "trade", "x"))).statusCode(400)
                .body("violations[0].field", equalTo("trade"), "violations[0].code", equalTo("UNKNOWN_FIELD"));
        save(TestTokens.ADMIN, body("certificate", Map.of("age", 40, "certificates", List.of("飞船驾驶证")))).statusCode(201)
                .body("warnings[0].field", equalTo("certificates"));
    }

    @Test
    void aRevealNeedsAReason() {
        int id = saved("reveal", Map.of("name", "李四", "phone", PHONE, "idNumber", ID_NUMBER));
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/workers/" + id + "?reveal=true").then().statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        given().auth().oauth2(TestTokens.ADMIN).queryParam("reveal", true).queryParam("reason", "INTERVIEW")
                .get("/api/v1/workers/" + id).then().statusCode(200)
                .body("name", equalTo("李四"), "phone", equalTo(PHONE), "idNumber", equalTo(ID_NUMBER));
    }

    @Test
    void aWorkerSeesAndChangesTheOwnDataAndNobodyElses() {
        int own = saved("own", Map.of("name", "王五", "age", 40));
        int other = saved("other", Map.of("age", 40));
        String token = TestTokens.worker(own);
        given().auth().oauth2(token).get("/api/v1/workers/" + own + "?reveal=true").then().statusCode(200)
                .body("name", equalTo("王五"));
        patch(token, own, Map.of("trades", List.of("电焊"))).statusCode(200).body("trades", equalTo(List.of("电焊")));
        read(token, other).statusCode(403).contentType(PROBLEM);
        patch(token, other, Map.of("trades", List.of("电焊"))).statusCode(403);
        erase(token, other).statusCode(403);
        list(token, "").statusCode(403);
        save(token, body("own", Map.of("age", 20))).statusCode(403);
        erase(token, own).statusCode(204);
        read(TestTokens.ADMIN, own).statusCode(404).contentType(PROBLEM);
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/admin/audit?workerId=" + own).then()
                .body("items[0].action", equalTo("ERASE"));
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/tokens?limit=500").then()
                .body("items.workerId", not(hasItem(own)));
    }

    @Test
    void anOfficerReachesTheOwnDistrictOnly() {
        int here = saved("here", Map.of("age", 40));
        String officer = TestTokens.officer("500236");
        read(officer, here).statusCode(403);
        patch(officer, here, Map.of("maxDistanceKm", 1)).statusCode(403);
        erase(officer, here).statusCode(403);
        save(officer, body("elsewhere", Map.of("age", 40))).statusCode(403);
        Map<String, Object> takeOver = body("here", Map.of("age", 40, "home", Map.of("areaCode", "500236")));
        save(officer, takeOver).statusCode(403).contentType(PROBLEM);
        read(TestTokens.officer("500235"), here).statusCode(200).body("home.areaCode", equalTo("500235"));
    }

    @Test
    void aBrokerReachesTheOwnVillage() {
        Map<String, Object> home = Map.of("areaCode", "500235", "villageCode", "500235107217");
        int there = saved("village", Map.of("age", 40, "home", home));
        int next = saved("next village", Map.of("age", 40,
                "home", Map.of("areaCode", "500235", "villageCode", "500235107210")));
        String broker = TestTokens.broker("500235107217");
        read(broker, there).statusCode(200);
        read(broker, next).statusCode(403);
        list(broker, "").statusCode(200).body("items.id", hasItem(there)).body("items.id", not(hasItem(next)));
        patch(broker, there, Map.of("home", Map.of("villageCode", "500235107210"))).statusCode(403);
        erase(broker, there).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"PORTAL", "SCHEDULER"})
    void portalsAndSchedulersSeeNobody(String role) {
        int id = saved("nobody", Map.of("age", 40));
        String token = role.equals("PORTAL") ? TestTokens.portal("p") : TestTokens.scheduler();
        read(token, id).statusCode(403);
        list(token, "").statusCode(403);
        save(token, body("nobody", Map.of("age", 40))).statusCode(403);
        patch(token, id, Map.of()).statusCode(403);
        erase(token, id).statusCode(403);
    }

    @Test
    void aListIsMaskedFilteredAndPaged() {
        Map<String, Object> home = Map.of("areaCode", "500237");
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(saved("paged " + i, Map.of("age", 40 + i, "name", "赵六", "home", home,
                    "groups", i == 1 ? List.of("VETERAN") : List.of())));
        }
        list(TestTokens.ADMIN, "?area=500237").statusCode(200).body("items.id", equalTo(ids))
                .body("items.name", everyItem(equalTo("赵*"))).body("nextCursor", nullValue());
        list(TestTokens.ADMIN, "?area=500237&group=VETERAN").body("items.id", equalTo(ids.subList(1, 2)));
        String cursor = list(TestTokens.officer("500237"), "?limit=2").body("items.id", equalTo(ids.subList(0, 2)))
                .extract().path("nextCursor");
        list(TestTokens.officer("500237"), "?limit=2&cursor=" + cursor).body("items.id", equalTo(ids.subList(2, 3)))
                .body("nextCursor", nullValue());
        list(TestTokens.officer("500237"), "?area=500235").statusCode(403);
        list(TestTokens.ADMIN, "?area=999999&group=RICH&limit=0&cursor=x").statusCode(400)
                .body("violations.field", hasItems("area", "group", "limit", "cursor"));
    }

    @Test
    void oldAndNewDistrictsFindEachOthersWorkers() {
        List<String> groups = List.of("REHABILITATED");
        int old = saved("old code", Map.of("age", 40, "groups", groups, "home", Map.of("areaCode", "500112")));
        int moved = saved("moved town", Map.of("age", 40, "groups", groups, "home",
                Map.of("areaCode", "500112", "townCode", "统景镇")));
        // No other case has people of this group, so that the pages hold these two alone.
        String only = "?group=REHABILITATED";
        list(TestTokens.ADMIN, only + "&area=500112").body("items.id", hasItems(old, moved));
        list(TestTokens.officer("500109"), only).body("items.id", hasItem(moved)).body("items.id", not(hasItem(old)));
        list(TestTokens.officer("500105"), only).body("items.id", empty());
    }

    @Test
    void aWorkerIsFoundByPhoneOrIdNumberWithinReach() {
        int id = saved("lookup", Map.of("phone", "13700001111", "idNumber", "512225196803150027"));
        lookUp(TestTokens.ADMIN, Map.of("phone", "+86 137 0000 1111")).statusCode(200)
                .body("items.id", equalTo(List.of(id)), "items[0].phone", equalTo("137****1111"));
        lookUp(TestTokens.ADMIN, Map.of("idNumber", "512225196803150027")).body("items.id", hasItem(id));
        lookUp(TestTokens.officer("500236"), Map.of("phone", "13700001111")).statusCode(200).body("items", empty());
        lookUp(TestTokens.ADMIN, Map.of()).statusCode(400);
        String problem = lookUp(TestTokens.ADMIN, Map.of("idNumber", "512225196803150028")).statusCode(400)
                .extract().asString();
        assertThat(problem).doesNotContain("512225196803150028");
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        int id = saved("patch", Map.of("name", "孙七", "phone", PHONE, "age", 47, "maxDistanceKm", 20,
                "trades", List.of("砌墙")));
        String born = read(TestTokens.ADMIN, id).extract().path("birthDate");
        patch(TestTokens.ADMIN, id, "{\"maxDistanceKm\": null, \"groups\": [\"VETERAN\"]}").statusCode(200)
                .body("maxDistanceKm", nullValue(), "groups", equalTo(List.of("VETERAN")))
                .body("trades", equalTo(List.of("砌墙")), "phone", equalTo("139****5432"))
                .body("birthDate", equalTo(born), "birthDateExact", is(false));
        given().auth().oauth2(TestTokens.ADMIN).contentType("application/merge-patch+json")
                .body("{\"home\": {\"townCode\": \"500235107\"}}").patch("/api/v1/workers/" + id).then().statusCode(200)
                .body("home.areaCode", equalTo("500235"), "home.townCode", equalTo("500235107"));
        patch(TestTokens.ADMIN, id, Map.of("idNumber", ID_NUMBER)).statusCode(200)
                .body("birthDate", equalTo("1970-01-01"), "birthDateExact", is(true), "sex", equalTo("M"));
        patch(TestTokens.ADMIN, id, Map.of("age", 20, "sex", "F")).statusCode(400)
                .body("violations.field", hasItems("age", "sex"));
        patch(TestTokens.ADMIN, id, Map.of("externalId", "x", "source", "y")).statusCode(400)
                .body("violations.field", hasItems("externalId", "source"));
        patch(TestTokens.ADMIN, id, Map.of("phone", "1", "nonsense", 1)).statusCode(400)
                .body("violations.field", hasItems("phone", "nonsense"));
        patch(TestTokens.ADMIN, 999_999_999, Map.of()).statusCode(404);
    }

    @Test
    void aWithdrawalOutlivesTheOldFile() {
        Map<String, Object> body = body("consent", Map.of("age", 40, "consent", true));
        int id = save(TestTokens.ADMIN, body).statusCode(201)
                .body("consent.given", is(true), "consent.at", notNullValue())
                .extract().path("id");
        patch(TestTokens.ADMIN, id, Map.of("consent", Map.of("given", false))).body("consent.given", is(false));
        save(TestTokens.ADMIN, body).statusCode(200).body("consent.given", is(false));
        patch(TestTokens.ADMIN, id, Map.of("consent", true)).body("consent.given", is(true));
        patch(TestTokens.ADMIN, id, Map.of("trades", List.of("保洁"))).body("consent.given", is(true));
    }

    private static Map<String, Object> body(String externalId, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("source", SOURCE, "externalId", externalId,
                "home", Map.of("areaCode", "500235")));
        body.putAll(fields);
        return body;
    }

    private static int saved(String externalId, Map<String, Object> fields) {
        return save(TestTokens.ADMIN, body(externalId, fields)).statusCode(oneOf(200, 201)).extract()
                .path("id");
    }

    private static ValidatableResponse save(String token, Map<String, Object> body) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post("/api/v1/workers").then();
    }

    private static ValidatableResponse read(String token, long id) {
        return given().auth().oauth2(token).get("/api/v1/workers/" + id).then();
    }

    private static ValidatableResponse list(String token, String query) {
        return given().auth().oauth2(token).get("/api/v1/workers" + query).then();
    }

    private static ValidatableResponse lookUp(String token, Map<String, Object> body) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post("/api/v1/workers/lookup")
                .then();
    }

    private static ValidatableResponse patch(String token, long id, Object patch) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).body(patch).patch("/api/v1/workers/" + id)
                .then();
    }

    private static ValidatableResponse erase(String token, long id) {
        return given().auth().oauth2(token).delete("/api/v1/workers/" + id).then();
    }
}
