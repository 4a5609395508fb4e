package io.sanjian.index.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostingSearchTest {
    private static final String POSTINGS = "/api/v1/postings";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SERIES = 3;
    private static final int CHANGES = 5;
    /** In the employer of every posting of this class and of no other. */
    private static final String MARK = "zzsuchtest";
    private static final String ROW =
            """
            {"externalId":"%s","title":"%s","employer":"zzsuchtest%s","family":"%s","areaCode":"%s","publishedAt":"%s"%s}""";
    private static boolean imported;

    @BeforeEach
    void importOnce() {
        if (imported) {
            return;
        }
        send(List.of(
                row("welder", "电焊工", " 甲厂", "CLUSTER", "500116", "2026-01-10",
                        """
                        ,"townCode":"500116104","cluster":"smart-ev","contact":"023-1","pay":{"min":6000,"max":8000,\
                        "unit":"MONTH"},"age":{"min":18,"max":50},"location":{"lat":29.29,"lon":106.26},"trades":["焊工"]"""),
                row("assembler", "总装车间打螺丝", " 乙厂", "CLUSTER", "500112", "2026-01-12", """
                        ,"description":"包吃住，18-45周岁，5000-7000元/月","location":{"lat":29.72,"lon":106.63}"""),
                row("rider", "外卖骑手", " 丙站", "GIG", "500112", "2026-01-11", """
                        ,"pay":{"min":300,"unit":"DAY"},"location":{"lat":29.60,"lon":106.55}"""),
                row("cleaner", "乡村公益岗保洁员", " 村委会", "PUBLIC_WELFARE", "500230", "2026-01-05",
                        ",\"pay\":{\"min\":1200,\"unit\":\"MONTH\"},\"age\":{\"min\":45,\"max\":60}"),
                row("expired", "电焊工（已过期）", " 丁厂", "CLUSTER", "500116", "2025-12-01",
                        ",\"validThrough\":\"2025-12-31\",\"contact\":\"023-2\",\"trades\":[\"焊工\"]"),
                row("old-code", "仓库分拣员", " 戊仓", "GENERAL", "500105", "2026-01-09", "")));
        Awaitility.await().atMost(PATIENCE).until(() -> total("at=2025-12-15") == 6);
        imported = true;
    }

    private static String row(String id, String title, String employer, String family, String area, String published,
            String more) {
        return ROW.formatted(id, title, employer, family, area, published, more);
    }

    private static void send(List<String> rows) {
        given().auth().oauth2(TestTokens.ADMIN).queryParam("source", "posting-search-test")
                .contentType("application/x-ndjson")
                .body(String.join("\n", rows).getBytes(StandardCharsets.UTF_8)).post(POSTINGS + "/import").then()
                .statusCode(200).body("rejected", equalTo(0));
    }

    /** Only postings of this class: the mark is one of the words. */
    private static ValidatableResponse find(String query, String words) {
        RequestSpecification request =
                given().auth().oauth2(TestTokens.ADMIN).queryParam("q", (MARK + " " + words).strip());
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            request.queryParam(parts[0], parts[1]);
        }
        return request.get(POSTINGS).then().statusCode(200);
    }

    private static ValidatableResponse find(String query) {
        return find(query, "");
    }

    private static int total(String query) {
        return find(query).extract().path("total");
    }

    @Test
    void listsWhatIsOnOfferToday() {
        find("").body("total", equalTo(5)).body("items.externalId", not(hasItem("expired")))
                .body("nextCursor", nullValue()).body("items.id", everyItem(notNullValue()));
    }

    @Test
    void aPastDayShowsWhatWasOnOfferThenButNobodyToCall() {
        find("at=2025-12-15&trade=焊工").body("items.externalId", containsInAnyOrder("expired", "welder"))
                .body("items.find { it.externalId == 'expired' }.contact", nullValue())
                .body("items.find { it.externalId == 'welder' }.contact", equalTo("023-1"));
        find("at=2025-12-15T23:30:00+08:00&trade=焊工").body("total", equalTo(2));
    }

    @Test
    void everyWordMustBeSomewhereAndTitlesComeFirst() {
        find("", "骑手").body("items.externalId", contains("rider"));
        find("", "包吃住").body("items.externalId", contains("assembler"));
        find("", "渝北 骑手").body("items.externalId", contains("rider"));
        find("", "渝北 电焊工").body("items", empty());
        find("", "焊").body("items.externalId", contains("welder"));
    }

    /** BM25 over title and text: shorter titles and rarer words weigh more, and what is added meanwhile moves nothing. */
    @Test
    void relevanceIsByLengthAndRarityAndHoldsStillWhileOnePagesOn() {
        send(List.of(
                ranked("rank-long", "山城步道琉璃屋顶修缮与各类古建筑瓦作石作木作油漆彩画班组", ""),
                ranked("rank-short", "琉璃工", ""),
                ranked("rank-text", "古建班组", "屋顶琉璃修缮，琉璃瓦更换，琉璃脊兽安装"),
                ranked("rank-text-once", "古建班组", "负责屋顶瓦片检查，负责木构件检查，负责排水检查，负责巡查记录，偶尔更换琉璃瓦")));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> ranked("", "琉璃").body("items.externalId",
                contains("rank-short", "rank-long", "rank-text", "rank-text-once")));
        List<String> whole = ranked("", "屋顶 琉璃").extract().path("items.externalId");
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page = ranked("&limit=1" + cursor, "屋顶 琉璃");
            paged.addAll(page.extract().path("items.externalId"));
            cursor = page.extract().path("nextCursor") == null ? null : "&cursor=" + page.extract().path("nextCursor");
            // Roofs become common: what the question's words weigh would change.
            int added = 3 * paged.size();
            send(IntStream.range(added - 3, added).mapToObj(n -> ranked("rank-more-" + n, "屋顶工", "")).toList());
            Awaitility.await().atMost(PATIENCE)
                    .untilAsserted(() -> ranked("", "屋顶工").body("total", equalTo(added)));
        }
        assertThat(paged).hasSize(3).isEqualTo(whole);
    }

    private static ValidatableResponse ranked(String query, String words) {
        return given().auth().oauth2(TestTokens.ADMIN).queryParam("q", words).get(POSTINGS + "?area=500240" + query)
                .then()
                .statusCode(200);
    }

    private static String ranked(String id, String title, String text) {
        return """
                {"externalId":"%s","title":"%s","description":"%s","areaCode":"500240","publishedAt":"2026-01-10"}
                """.formatted(id, title, text).strip();
    }

    @Test
    void spokenNamesOfTradesFindTheTrade() {
        find("", "烧电焊").body("items.externalId", hasItem("welder"));
        find("trade=打螺丝").body("items.externalId", hasItem("assembler"));
    }

    @Test
    void placesByCodeNameAndTown() {
        find("area=500112").body("items.externalId", containsInAnyOrder("assembler", "rider"));
        find("area=渝北").body("total", equalTo(2));
        find("area=500116104").body("items.externalId", contains("welder"));
        find("area=500105").body("items.externalId", contains("old-code"));
        find("area=500000").body("total", equalTo(5));
    }

    @Test
    void aDistrictOfTodayFindsWhatWasPostedUnderTheCodeBefore() {
        String today = find("area=500105").extract().path("facets.area[0].code");
        find("area=" + today).body("items.externalId", hasItem("old-code"));
    }

    @Test
    void familyClusterAgeAndPay() {
        find("family=gig").body("items.externalId", contains("rider"));
        find("cluster=smart-ev").body("items.externalId", contains("welder"));
        find("age=52").body("items.externalId", containsInAnyOrder("cleaner", "rider", "old-code"));
        find("age=46").body("items.externalId", not(hasItem("assembler")));
        find("payMin=7000").body("items.externalId", containsInAnyOrder("welder", "assembler", "rider"));
    }

    @Test
    void nearWithDistances() {
        find("near=29.72,106.63&radiusKm=1").body("items.externalId", contains("assembler"))
                .body("items[0].distanceKm", lessThan(0.1f));
        List<Float> distances = find("near=29.72,106.63&sort=distance").extract().path("items.distanceKm");
        assertThat(distances).hasSize(5).isSorted();
    }

    @Test
    void orders() {
        find("sort=newest&family=CLUSTER").body("items.externalId", contains("assembler", "welder"));
        find("sort=pay&limit=4").body("items.externalId", contains("welder", "rider", "assembler", "cleaner"));
    }

    @Test
    void pagesAreTheWholeListInOrder() {
        for (String order : List.of("relevance", "newest", "pay", "distance&near=29.5,106.5")) {
            List<String> whole = find("sort=" + order + "&limit=100").extract().path("items.externalId");
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                ValidatableResponse page = find("sort=" + order + "&limit=2" + cursor).body("total", equalTo(5));
                paged.addAll(page.extract().path("items.externalId"));
                String next = page.extract().path("nextCursor");
                cursor = next == null ? null : "&cursor=" + next;
            } while (cursor != null);
            assertThat(paged).as(order).hasSize(5).isEqualTo(whole);
        }
    }

    @Test
    void facetsCountTheWholeList() {
        find("limit=1").body("items", hasSize(1)).body("facets.family.find { it.code == 'CLUSTER' }.count", equalTo(2))
                .body("facets.area.find { it.code == '500116' }.name", equalTo("江津区"))
                .body("facets.area.find { it.code == '500116' }.count", equalTo(1))
                .body("facets.trade.code", notNullValue());
    }

    @Test
    void statusAsksWhateverTheDates() {
        find("status=FILLED").body("total", equalTo(0));
        find("status=OPEN").body("items.externalId", hasItems("welder"));
    }

    @Test
    void allFaultsAtOnceWithTheAllowedValues() {
        given().auth().oauth2(TestTokens.ADMIN)
                .get(POSTINGS + "?area=999999&family=NOPE&cluster=x&trade=没有&age=7&payMin=a&limit=0"
                        + "&sort=best&status=GONE&radiusKm=5&at=gestern&cursor=%21%21&near=1")
                .then().statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field",
                        hasItems("area", "family", "cluster", "trade", "age", "payMin", "limit", "sort",
                                "status", "at", "cursor", "near"))
                .body("violations.find { it.field == 'family' }.allowed", hasItem("GIG"))
                .body("violations.find { it.field == 'trade' }.allowed", not(empty()))
                .body("violations.find { it.field == 'area' }.allowed", hasItem("500116"));
        given().auth().oauth2(TestTokens.ADMIN).get(POSTINGS + "?sort=distance").then().statusCode(400)
                .body("violations.field", contains("near"));
        given().auth().oauth2(TestTokens.ADMIN).queryParam("q", "，，").get(POSTINGS).then().statusCode(400);
    }

    @Test
    void aParameterThatDoesNotExistOrStandsTwiceIsRefused() {
        given().auth().oauth2(TestTokens.ADMIN).get(POSTINGS + "?areaCode=500112&trade=焊工&trade=电工").then()
                .statusCode(400)
                .body("violations.find { it.field == 'areaCode' }.allowed", hasItem("area"))
                .body("violations.field", containsInAnyOrder("areaCode", "trade"));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = find("limit=1").extract().path("nextCursor");
        given().auth().oauth2(TestTokens.ADMIN).get(POSTINGS + "?family=GIG&cursor=" + cursor).then().statusCode(400)
                .body("violations.field", contains("cursor"));
    }

    @Test
    void onePostingWithWhatWasReadFromItsText() {
        int id = find("trade=打螺丝").extract().path("items[0].id");
        ValidatableResponse answer =
                given().auth().oauth2(TestTokens.ADMIN).get(POSTINGS + "/" + id).then().statusCode(200)
                        .body("externalId", equalTo("assembler")).body("derived.age.min", equalTo(18))
                        .body("derived.age.max", equalTo(45)).body("derived.pay.max", equalTo(7000f))
                        .body("derived.trades", not(empty())).body("age", nullValue()).body("pay", nullValue());
        String tag = answer.extract().header("ETag");
        given().auth().oauth2(TestTokens.ADMIN).header("If-None-Match", tag).get(POSTINGS + "/" + id).then()
                .statusCode(304);
    }

    @Test
    void anUnknownPostingIsNotFound() {
        given().auth().oauth2(TestTokens.ADMIN).get(POSTINGS + "/999999999999").then().statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void nobodyReadsWithoutAToken() {
        given().get(POSTINGS).then().statusCode(401);
    }

    /** As a rule; a machine that is busy with something else delays one series, not each of three. */
    @Test
    void aChangeIsFoundWithinASecond() {
        List<List<Duration>> series = new ArrayList<>();
        do {
            series.add(timesToFound());
        } while (series.size() < SERIES && !isQuick(series.getLast()));
        assertThat(series).as("change to searchable, the middle one of each").anyMatch(PostingSearchTest::isQuick);
    }

    private static boolean isQuick(List<Duration> seen) {
        return seen.stream().sorted().toList().get(CHANGES / 2).compareTo(Duration.ofSeconds(1)) < 0;
    }

    private static List<Duration> timesToFound() {
        List<Duration> seen = new ArrayList<>();
        for (int number = 1; number <= CHANGES; number++) {
            int found = number;
            send(List.of(row("fresh" + number, "月嫂", " 己家", "GENERAL", "500116", "2026-01-13",
                    ",\"trades\":[\"月嫂\"]")));
            Instant sent = Instant.now();
            Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE)
                    .until(() -> find("", "月嫂").extract().<Integer>path("total") == found);
            seen.add(Duration.between(sent, Instant.now()));
        }
        send(IntStream.rangeClosed(1, CHANGES).mapToObj(number -> row("fresh" + number, "月嫂", " 己家", "GENERAL",
                "500116", "2026-01-13", ",\"trades\":[\"月嫂\"],\"validThrough\":\"2026-01-14\"")).toList());
        Awaitility.await().atMost(PATIENCE).until(() -> find("", "月嫂").extract().<Integer>path("total") == 0);
        return seen;
    }
}
