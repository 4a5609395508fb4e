package io.sanjian.recommendation.village;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static io.sanjian.support.Api.awaitSearchable;
import static io.sanjian.support.Api.ended;
import static io.sanjian.support.Api.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sanjian.support.Api;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The broker's list, by HTTP alone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VillageListTest {
    private static final String AREA = "500235";
    private static final String VILLAGE = "500235107217";
    private static final String NEXT_VILLAGE = "500235107210";
    private static final String SOURCE = "village-test";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PHONE = "13566667777";
    /** One post each: enough for a list of three, whatever of them a person's latest three lists have used up. */
    private static final String NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯";
    /** Titles as hostile as those of the web are: for a page, and for a spreadsheet. */
    private static final String TITLE = "=HYPERLINK(\\\"http://x\\\")<script>alert(1)</script>保洁员";

    @BeforeEach
    void aRunHasGivenTheVillageLists() {
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < NAMES.length(); i++) {
            posts.append("""
                    {"externalId": "v%d", "title": "%s", "employer": "%3$s记保洁", "description": "%3$s字楼保洁", \
                    "areaCode": "%4$s", "openings": 100000, "pay": {"min": 3000, "max": 4000, "unit": "MONTH"}}
                    """.formatted(i, TITLE, NAMES.charAt(i), AREA));
        }
        load("postings", SOURCE, posts.toString());
        awaitSearchable("area=" + AREA, NAMES.length());
        load("workers", SOURCE, worker("v1", VILLAGE, "诸葛<b>亮</b>", true)
                + worker("v2", VILLAGE, "=司马懿", true) + worker("v3", VILLAGE, "曹操", false)
                + worker("next", NEXT_VILLAGE, "刘备", true));
        run();
    }

    @Test
    void theBrokerGetsNamesAndPhonesOfTheOwnVillage() {
        String broker = TestTokens.broker(VILLAGE);
        JsonPath list = as(broker).get(path(VILLAGE) + "?format=json&limit=500").then().statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("clear", is(true), "district", equalTo("云阳县"), "items.externalId", hasItem("v1"))
                .body("items.externalId", not(hasItem("v3"))).body("items.externalId", not(hasItem("next")))
                .extract().jsonPath();
        assertThat(list.getList("items.findAll { it.externalId.startsWith('v') }.phone")).containsOnly(PHONE);
        assertThat(list.getString("items.find { it.externalId == 'v1' }.name")).isEqualTo("诸葛<b>亮</b>");
        assertThat(list.getList("items.find { it.externalId == 'v1' }.picks")).hasSize(3);
        assertThat(list.getString("items.find { it.externalId == 'v1' }.picks[0].pay")).isEqualTo("3000–4000元/月");
        int worker = list.getInt("items.find { it.externalId == 'v1' }.workerId");
        admin().get("/api/v1/admin/audit?workerId=" + worker + "&limit=1").then()
                .body("items[0].action", equalTo("REVEAL"), "items[0].reason", equalTo("BROKER_LIST"))
                .body("items[0].fields", equalTo(List.of("name", "phone")));
    }

    @Test
    void anOfficerGetsThemMaskedAndNobodyElseGetsAny() {
        as(TestTokens.officer(AREA)).get(path(VILLAGE) + "?format=json&limit=500").then().statusCode(200)
                .body("clear", is(false), "items.phone.findAll { it }", everyItem(containsString("****")));
        admin().get(path(VILLAGE) + "?format=json").then().statusCode(200).body("clear", is(false));
        for (String token : Set.of(TestTokens.broker(NEXT_VILLAGE), TestTokens.officer("500236"),
                TestTokens.portal("p"), TestTokens.scheduler())) {
            for (String format : List.of("html", "xlsx", "json")) {
                as(token).get(path(VILLAGE) + "?format=" + format).then().statusCode(403)
                        .contentType("application/problem+json");
            }
        }
    }

    @Test
    void thePageEscapesEverythingAndIsChinese() {
        String page = as(TestTokens.broker(VILLAGE)).accept("text/html,*/*;q=0.8").get(path(VILLAGE)).then()
                .statusCode(200).contentType("text/html").header("Content-Security-Policy", containsString("none"))
                .extract().asString();
        assertThat(page)
                .contains("岗位推荐名单", "诸葛&lt;b&gt;亮&lt;/b&gt;", PHONE, "&lt;script&gt;", "size: A4", "3000–4000元/月")
                .doesNotContain("<script>", "<b>亮", "曹操");
        String masked = as(TestTokens.officer(AREA)).get(path(VILLAGE) + "?format=html").then().statusCode(200)
                .extract().asString();
        assertThat(masked).contains("诸*", "135****7777", "已脱敏").doesNotContain(PHONE, "诸葛");
    }

    @Test
    void theWorkbookHoldsTextsAndNoFormula() throws IOException {
        byte[] bytes = as(TestTokens.broker(VILLAGE)).accept(XLSX).get(path(VILLAGE)).then().statusCode(200)
                .contentType(XLSX).header("Content-Disposition", containsString(".xlsx")).extract().asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = workbook.getFirstSheet().read();
            Set<String> texts = rows.stream().flatMap(Row::stream).filter(cell -> cell != null)
                    .filter(cell -> cell.getType() == CellType.STRING).map(Cell::asString).collect(Collectors.toSet());
            assertThat(texts).contains("姓名", "'=司马懿", PHONE).noneMatch(text -> text.startsWith("="));
            assertThat(rows.stream().flatMap(Row::stream).filter(cell -> cell != null))
                    .noneMatch(cell -> cell.getType() == CellType.FORMULA);
            assertThat(rows.getFirst().getCellCount()).isEqualTo(9);
        }
    }

    @Test
    void aVillageOfThreeThousandComesInPagesAndAsOnePage() {
        String crowded = "500235107218";
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            rows.append(worker("crowd" + i, crowded, "众" + i, true));
        }
        load("workers", SOURCE, rows.toString());
        run();
        String broker = TestTokens.broker(crowded);
        Set<Integer> seen = new HashSet<>();
        String cursor = "0";
        while (cursor != null) {
            JsonPath page = as(broker).get(path(crowded) + "?format=json&limit=500&cursor=" + cursor).then()
                    .statusCode(200).extract().jsonPath();
            List<Integer> ids = page.getList("items.workerId");
            ids.forEach(id -> assertThat(seen.add(id)).as("worker %d is listed once", id).isTrue());
            cursor = page.getString("nextCursor");
        }
        assertThat(seen).hasSize(3000);
        String page = as(broker).get(path(crowded) + "?format=html").then().statusCode(200).extract().asString();
        assertThat(page.split("<tr>")).hasSize(3002);
        assertThat(as(broker).get(path(crowded) + "?format=xlsx").then().statusCode(200).extract().asByteArray())
                .hasSizeGreaterThan(50_000);
    }

    @Test
    void whatIsNoVillageIsAFaultAndAVillageWithoutListsIsEmpty() {
        admin().get(path("500235") + "?format=json").then().statusCode(400);
        admin().get(path("999999999999")).then().statusCode(400).contentType("application/problem+json");
        admin().get(path(VILLAGE) + "?format=pdf").then().statusCode(400).body("violations[0].allowed", hasSize(3));
        admin().get(path(VILLAGE) + "?format=json&limit=0").then().statusCode(400);
        admin().get(path(VILLAGE) + "?runId=999999999").then().statusCode(404);
        admin().accept("application/pdf").get(path(VILLAGE)).then().statusCode(406);
        admin().get(path("500235107219") + "?format=json").then().statusCode(200).body("items", empty(), "runId",
                nullValue());
        assertThat(admin().get(path("500235107219") + "?format=html").then().statusCode(200).extract().asString())
                .contains("目前没有推荐名单");
    }

    private static String path(String village) {
        return "/api/v1/villages/" + village + "/recommendations";
    }

    private static String worker(String externalId, String village, String name, boolean consent) {
        return """
                {"externalId": "%s", "age": 40, "name": "%s", "phone": "%s", "consent": %s, "trades": ["保洁"], \
                "home": {"areaCode": "%s", "villageCode": "%s"}}
                """.formatted(externalId, name, PHONE, consent, AREA, village);
    }

    private static void run() {
        ended(Api.run("{\"areaCodes\": [\"500235107\"], \"exposure\": 1000, \"channels\": [\"INBOX\"]}"))
                .body("state", equalTo("COMPLETED"));
    }
}
