package io.sanjian.campaign;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Outside offices over HTTP: their rhythm, annex 2, samples. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OutsideOfficeTest {
    private static final String DISTRICT = "500154";
    private static final String TOWN = "500154001";
    private static final String DAY = "2026-02-04";

    @Test
    void anOfficeIsLateUntilItReportsForTheLastDayThatWasDue() {
        String officer = TestTokens.officer(DISTRICT);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String due = ReportRhythm.MONTHLY.lastDue(today).toString();
        int office = as(officer).body(Map.of("name", "驻昆山站", "areaCode", "开州区", "region", "昆山"))
                .post("/api/v1/outside-offices").then().statusCode(201).body("rhythm", equalTo("MONTHLY"))
                .body("dueOn", equalTo(due)).body("late", equalTo(!due.equals(today.toString()))).extract().path("id");

        report(officer, office, due, Map.of()).statusCode(200).header("ETag", equalTo("\"0\""));

        as(officer).get("/api/v1/outside-offices?limit=500").then().statusCode(200)
                .body("items.find {it.id == " + office + "}.late", equalTo(false))
                .body("items.find {it.id == " + office + "}.reportedFor", equalTo(due));
    }

    @Test
    void aReportIsForADayThatIsDueAndReplacesWhatWasSaidOfIt() {
        String officer = TestTokens.officer(DISTRICT);
        int office = World.office(DISTRICT);

        report(officer, office, "2026-02-05", Map.of()).statusCode(400).body("violations.field", contains("day"));
        report(officer, office, "2126-02-06", Map.of()).statusCode(400);
        report(officer, office, "gestern", Map.of()).statusCode(400);
        report(officer, office, "%E2%80%8B", Map.of()).statusCode(400).body("violations[0].code", equalTo("REQUIRED"));
        report(officer, office, DAY, Map.of()).statusCode(200);
        report(officer, office, DAY, Map.of("workers", 900, "atWork", 900, "unemployed", 0)).statusCode(200)
                .body("version", equalTo(1));
        report(officer, office, "2026-01-28", Map.of()).statusCode(200);

        as(officer).get("/api/v1/outside-offices/" + office + "/reports").then().statusCode(200)
                .body("items.dueOn", contains("2026-01-28", DAY)).body("items[1].figures.workers", equalTo(900));
        as(officer).header("If-Match", "\"0\"").body(body(Map.of()))
                .put("/api/v1/outside-offices/" + office + "/reports/" + DAY).then().statusCode(412);
        as(TestTokens.officer(TOWN)).body(body(Map.of()))
                .put("/api/v1/outside-offices/" + office + "/reports/" + DAY).then().statusCode(403);
    }

    @Test
    void allThatIsWrongWithAReportIsToldAtOnce() {
        int office = World.office(DISTRICT);
        Map<String, Object> body = body(Map.of("unemployed", -1, "care", "好".repeat(1_001), "more", 1));
        body.remove("massReturn");

        as(TestTokens.officer(DISTRICT)).body(body).put("/api/v1/outside-offices/" + office + "/reports/" + DAY).then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("unemployed", "massReturn", "care", "more"));
        report(TestTokens.officer(DISTRICT), office, DAY, Map.of("workers", 10)).statusCode(400)
                .body("violations[0].code", equalTo("CONTRADICTION"));
    }

    @Test
    void annexTwoHasASheetForEachOfficeOfTheDistrict() throws IOException {
        String officer = TestTokens.officer("500237");
        int reported = World.office("500237");
        World.office("500237");
        report(officer, reported, DAY, Map.of("care", "=1+1")).statusCode(200);

        byte[] file = as(officer).get("/api/v1/outside-offices/export?area=500237&day=2026-02-10").then()
                .statusCode(200).extract().asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets()).hasSize(2);
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("附件2");
            assertThat(rows.get(2).getCellText(0)).endsWith("填报时间：2026年2月4日");
            assertThat(rows.get(3).getCellText(3)).isEqualTo("是否有规模性返乡情况");
            assertThat(rows.get(4).getCellText(0)).isEqualTo("12000");
            assertThat(rows.get(4).getCellText(3)).isEqualTo("否");
            assertThat(rows.get(4).getCellText(4)).isEqualTo("'=1+1");
        }
    }

    @Test
    void aSampleIsPartedByTheIndustriesOfThoseWhoCameHomeFromThere() {
        String officer = TestTokens.officer(DISTRICT);
        String region = "义乌";
        int office =
                as(officer).body(Map.of("name", "驻义乌站", "areaCode", DISTRICT, "region", region, "rhythm", "weekly"))
                        .post("/api/v1/outside-offices").then().statusCode(201).extract().path("id");
        as(officer).get("/api/v1/outside-offices/" + office + "/sample").then().statusCode(404);
        report(officer, office, DAY, Map.of("workers", 50_000)).statusCode(200);
        for (String industry : List.of("制衣", "制衣", "制衣", "电子")) {
            Map<String, Object> entry = new HashMap<>(World.ledgerEntryBody("500154001001"));
            entry.put("previousPlace", "浙江省" + region + "市");
            entry.put("previousIndustry", industry);
            admin().body(entry).post("/api/v1/ledger/entries").then().statusCode(201);
        }

        as(officer).get("/api/v1/outside-offices/" + office + "/sample").then().statusCode(200)
                .body("size", equalTo(500)).body("known", equalTo(4)).body("industries.industry", contains("制衣", "电子"))
                .body("industries.sample", contains(375, 125));
    }

    @Test
    void aDistrictsOfficesAreItsOwn() {
        int office = World.office(DISTRICT);

        as(TestTokens.officer(TOWN)).get("/api/v1/outside-offices?limit=500").then().body("items.id", hasItem(office));
        as(TestTokens.officer("500235")).get("/api/v1/outside-offices?limit=500").then()
                .body("items.id", not(hasItem(office)));
        as(TestTokens.officer(DISTRICT)).body(World.officeBody("500235")).put("/api/v1/outside-offices/" + office)
                .then()
                .statusCode(403);
        as(TestTokens.officer(DISTRICT)).body(World.officeBody(DISTRICT)).put("/api/v1/outside-offices/" + office)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse report(String token, int office, String day, Map<String, Object> change) {
        return as(token).body(body(change)).urlEncodingEnabled(false)
                .put("/api/v1/outside-offices/" + office + "/reports/" + day).then();
    }

    private static Map<String, Object> body(Map<String, Object> change) {
        Map<String, Object> body = new HashMap<>(Map.of("workers", 12_000, "atWork", 11_500, "unemployed", 300,
                "massReturn", false));
        body.putAll(change);
        return body;
    }
}
