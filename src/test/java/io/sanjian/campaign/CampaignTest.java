package io.sanjian.campaign;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

/** Campaigns over HTTP: figures by street, proposals from the ledger, the form. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CampaignTest {
    private static final String DISTRICT = "500233";
    private static final String TOWN = "500233102";
    private static final String VILLAGE = "500233102201";

    @Test
    void aStreetsFiguresReplaceWhatItTypedBeforeAndAreSummed() {
        String district = TestTokens.officer(DISTRICT);
        int campaign = World.campaign(DISTRICT);

        report(district, campaign, TOWN, Map.of("1", 100, "2", 1, "6", 30, "8", 12)).statusCode(200)
                .header("ETag", equalTo("\"0\""));
        report(TestTokens.officer(TOWN), campaign, TOWN, Map.of("1", 120, "6", 31)).statusCode(200)
                .body("figures", equalTo(Map.of("1", 120, "6", 31))).body("version", equalTo(1));
        report(district, campaign, "500233105", Map.of("1", 5, "2", 0)).statusCode(200);

        as(district).get("/api/v1/campaigns/" + campaign + "/figures").then().statusCode(200)
                .body("total", equalTo(Map.of("1", 125, "2", 0, "6", 31)))
                .body("streets.find {it.streetCode == '500233105'}.figures.'2'", equalTo(0))
                .body("streets.find {it.streetCode == '500233106'}.figures", nullValue());
    }

    @Test
    void aPartOverItsWholeAndAColumnThatIsNotThereAreToldAtOnce() {
        int campaign = World.campaign(DISTRICT);

        report(TestTokens.officer(DISTRICT), campaign, TOWN,
                Map.of("6", 10, "7", 11, "8", 12, "9", -1, "22", 3, "14", 4)).statusCode(400)
                .body("violations.field", containsInAnyOrder("figures.7", "figures.8", "figures.9", "figures.22"))
                .body("violations.find {it.field == 'figures.7'}.code", equalTo("CONTRADICTION"));
        as(TestTokens.officer(DISTRICT)).header("Accept-Language", "zh").body(Map.of("figures", Map.of("6", 1, "7", 2)))
                .put(path(campaign, TOWN)).then().body("violations[0].message", equalTo("第7列是第6列的其中数，不能大于它"));
        as(TestTokens.officer(DISTRICT)).body(Map.of("name", "春", "startsOn", "2027-03-31", "endsOn", "2027-01-01"))
                .header("Accept-Language", "zh").post("/api/v1/campaigns").then().statusCode(400)
                .body("violations[0].message", equalTo("结束日期不能早于开始日期"));
    }

    @Test
    void whoTypesOverWhatSomebodyElseTypedSinceIsToldSo() {
        String district = TestTokens.officer(DISTRICT);
        int campaign = World.campaign(DISTRICT);
        report(district, campaign, TOWN, Map.of("1", 1)).statusCode(200);
        report(district, campaign, TOWN, Map.of("1", 2)).statusCode(200);

        as(district).header("If-Match", "\"0\"").body(Map.of("figures", Map.of("1", 3)))
                .put(path(campaign, TOWN)).then().statusCode(412);
        as(district).header("If-Match", "\"0\"").body(Map.of("figures", Map.of("1", 3)))
                .put(path(campaign, "500233104")).then().statusCode(412);
        as(district).header("If-Match", "\"1\"").body(Map.of("figures", Map.of("1", 3)))
                .put(path(campaign, TOWN)).then().statusCode(200).body("figures.'1'", equalTo(3));
    }

    @Test
    void theLedgerProposesWhoWasHelpedAndWhoFoundWorkWhere() {
        int campaign = World.campaign(DISTRICT);
        entry("F", Map.of("employed", true, "workPlace", "重庆市忠县忠州街道", "offerCount", 2));
        entry("M", Map.of("employed", true, "workPlace", "渝北区长安汽车制造厂"));
        entry("F", Map.of("employed", true, "workPlace", "广东省深圳市"));
        entry("M", Map.of("employed", true, "workPlace", "厂里"));
        entry("M", Map.of("employed", false, "guidanceCount", 1));
        entry("M", Map.of("employed", false));

        String street = "streets.find {it.streetCode == '" + TOWN + "'}";
        as(TestTokens.officer(TOWN)).get("/api/v1/campaigns/" + campaign + "/figures?area=" + TOWN).then()
                .statusCode(200).body("streets.size()", equalTo(1)).body("missing", equalTo(1))
                .body(street + ".proposed", equalTo(Map.ofEntries(Map.entry("6", 2), Map.entry("7", 0),
                        Map.entry("8", 1), Map.entry("13", 1), Map.entry("14", 0), Map.entry("15", 1),
                        Map.entry("16", 1), Map.entry("17", 0), Map.entry("18", 0), Map.entry("19", 1),
                        Map.entry("20", 0), Map.entry("21", 1))))
                .body(street + ".unreadPlaces", equalTo(1));
    }

    @Test
    void aCampaignThatEndedCountsNothingThatCameLater() {
        String district = TestTokens.officer("500236");
        int campaign = as(district).body(Map.of("name", "2022年春风行动", "areaCode", "奉节县", "startsOn", "2022-01-21",
                "endsOn", "2022-03-31")).post("/api/v1/campaigns").then().statusCode(201).extract().path("id");
        as(district).body(body("500236117001", Map.of("employed", true, "workPlace", "奉节县")))
                .post("/api/v1/ledger/entries").then().statusCode(201);

        as(district).get("/api/v1/campaigns/" + campaign + "/figures?area=500236117").then().statusCode(200)
                .body("streets[0].proposed.'13'", equalTo(0));
    }

    @Test
    void aDistrictsCampaignConcernsItsTownsAndNotOtherDistricts() {
        int campaign = World.campaign(DISTRICT);

        as(TestTokens.officer(TOWN)).get("/api/v1/campaigns?limit=500").then().body("items.id", hasItem(campaign));
        as(TestTokens.officer("500235")).get("/api/v1/campaigns?limit=500").then()
                .body("items.id", not(hasItem(campaign)));
        report(TestTokens.ADMIN, campaign, "500235107", Map.of("1", 1)).statusCode(404);
        as(TestTokens.officer(TOWN)).body(World.campaignBody(DISTRICT)).put("/api/v1/campaigns/" + campaign).then()
                .statusCode(403);
        as(TestTokens.officer(DISTRICT)).body(World.campaignBody(DISTRICT)).put("/api/v1/campaigns/" + campaign).then()
                .statusCode(200);
    }

    @Test
    void theFormHasASheetOfSumsAndOneForEachStreetThatReported() throws IOException {
        String district = TestTokens.officer(DISTRICT);
        int campaign = World.campaign(DISTRICT);
        report(district, campaign, TOWN, Map.of("1", 100, "6", 30, "21", 4)).statusCode(200);
        report(district, campaign, "500233105", Map.of("1", 7)).statusCode(200);

        byte[] file = as(district).get("/api/v1/campaigns/" + campaign + "/export").then().statusCode(200).extract()
                .asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).hasSize(3);
            assertThat(sheets.getFirst().getName()).isEqualTo("总计");
            Map<String, String> sums = cells(sheets.getFirst());
            assertThat(sums).containsEntry("B7", "107").containsEntry("G7", "30").containsEntry("V7", "4")
                    .doesNotContainKey("C7").containsEntry("A7", "总计").containsEntry("B6", "1")
                    .containsEntry("V6", "21")
                    .containsEntry("C4", "专场招聘会").containsEntry("H5", "其中：脱贫人口数").containsEntry("T4", "实现跨省转移就业人数");
            assertThat(cells(sheets.get(1))).containsEntry("B7", "100");
            assertThat(cells(sheets.get(2))).containsEntry("B7", "7");
        }
    }

    @Test
    void aNameThatBeginsLikeAFormulaIsAText() throws IOException {
        Map<String, Object> body = new HashMap<>(World.campaignBody(DISTRICT));
        body.put("name", "=1+1");
        int campaign = as(TestTokens.officer(DISTRICT)).body(body).post("/api/v1/campaigns").then().statusCode(201)
                .extract().path("id");

        byte[] file = admin().get("/api/v1/campaigns/" + campaign + "/export").then().extract().asByteArray();

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(cells(workbook.getFirstSheet())).containsEntry("A2", "'=1+1工作情况统计表");
        }
    }

    private static Map<String, String> cells(Sheet sheet) throws IOException {
        Map<String, String> cells = new HashMap<>();
        for (Row row : sheet.read()) {
            for (Cell cell : row) {
                if (cell != null && cell.getText() != null && !cell.getText().isEmpty()) {
                    cells.put(cell.getAddress().toString(), cell.getText());
                }
            }
        }
        return cells;
    }

    private static void entry(String sex, Map<String, Object> said) {
        admin().body(body(VILLAGE, said, sex)).post("/api/v1/ledger/entries").then().statusCode(201);
    }

    private static Map<String, Object> body(String village, Map<String, Object> said) {
        return body(village, said, "M");
    }

    private static Map<String, Object> body(String village, Map<String, Object> said, String sex) {
        Map<String, Object> body = new HashMap<>(World.ledgerEntryBody(village));
        body.put("idNumber", People.idNumber(sex));
        body.putAll(said);
        return body;
    }

    private static String path(int campaign, String street) {
        return "/api/v1/campaigns/" + campaign + "/figures/" + street;
    }

    private static ValidatableResponse report(String token, int campaign, String street, Map<String, Integer> figures) {
        return as(token).body(Map.of("figures", figures)).put(path(campaign, street)).then();
    }
}
