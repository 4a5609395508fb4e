package io.sanjian.recommendation.match;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All posts of these cases lie in 城口, where no other test puts any. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
public class MatchTest {
    private static final String POSTINGS = """
            {"externalId":"m-weld-near","title":"电焊工","employer":"示例钢构厂","family":"GENERAL","description":"焊接钢结构，须持焊工证","areaCode":"500229","location":{"lat":31.95,"lon":108.66},"pay":{"min":7000,"max":9000,"unit":"MONTH"},"age":{"min":18,"max":55},"publishedAt":"2026-01-10","validThrough":"2026-03-31"}
            {"externalId":"m-weld-same-employer","title":"焊工（二班）","employer":"示例钢构厂","family":"GENERAL","description":"车间焊接","areaCode":"500229","location":{"lat":31.95,"lon":108.66},"pay":{"min":6000,"max":7000,"unit":"MONTH"},"publishedAt":"2026-01-10","validThrough":"2026-03-31"}
            {"externalId":"m-weld-far","title":"焊工","employer":"示例机械厂","family":"CLUSTER","description":"二保焊","areaCode":"500229","location":{"lat":31.80,"lon":108.50},"pay":{"min":6500,"max":8000,"unit":"MONTH"},"publishedAt":"2026-01-09","validThrough":"2026-03-31"}
            {"externalId":"m-weld-old","title":"焊工","employer":"示例船厂","family":"CLUSTER","areaCode":"500229","location":{"lat":31.94,"lon":108.66},"pay":{"min":6500,"max":8000,"unit":"MONTH"},"publishedAt":"2025-10-09","validThrough":"2026-01-10"}
            {"externalId":"m-clean","title":"保洁员","employer":"示例物业","family":"GENERAL","description":"打扫楼道，年龄60岁以下","areaCode":"500229","location":{"lat":31.95,"lon":108.67},"pay":{"min":2300,"max":2600,"unit":"MONTH"},"publishedAt":"2026-01-10","validThrough":"2026-03-31"}
            {"externalId":"m-welfare","title":"村道保洁公益岗","employer":"示例村委会","family":"PUBLIC_WELFARE","description":"清扫村道","areaCode":"500229","location":{"lat":31.95,"lon":108.67},"pay":{"min":800,"max":800,"unit":"MONTH"},"publishedAt":"2026-01-10","validThrough":"2026-03-31"}
            """;
    private static final String WELDER =
            """
            {"id":"w1","age":40,"sex":"M","home":{"areaCode":"500229","lat":31.95,"lon":108.66},"maxDistanceKm":60,
             "trades":["烧电焊，干了八年"],"certificates":["焊工证"],"expectedPay":{"min":6000,"unit":"MONTH"},"at":"2026-01-20"}""";
    private static final String CLEANER = """
            {"age":%d,"sex":"F","home":{"areaCode":"500229","lat":31.95,"lon":108.66},"maxDistanceKm":60,
             "trades":["打扫卫生"],"groups":[%s],"at":"2026-01-20"}""";

    private static ValidatableResponse match(String body) {
        return admin().contentType("application/json").body(body).post("/api/v1/matches").then();
    }

    @BeforeEach
    void postingsAreSearchable() {
        load("postings", "match-test", POSTINGS);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> match(WELDER).statusCode(200)
                .body("picks.posting.externalId", hasItem("m-weld-near")));
    }

    @Test
    void aWelderWithCertificateGetsWeldersPostsNearestFirstOnePerEmployer() {
        match(WELDER).statusCode(200).body("id", equalTo("w1"))
                .body("understood.trades.code", hasItem("welder"))
                .body("picks.posting.externalId", contains("m-weld-near", "m-weld-far"))
                .body("picks.rank", contains(1, 2))
                .body("state", equalTo("SHORT"))
                .body("rejected.EXPIRED", greaterThan(0));
    }

    @Test
    void partsAddUpToTheScoreAndReasonsAreChinese() {
        JsonPath answer = match(WELDER).extract().jsonPath();
        List<Map<String, Integer>> parts = answer.getList("picks.parts");
        List<Integer> scores = answer.getList("picks.score");
        for (int i = 0; i < scores.size(); i++) {
            assertThat(parts.get(i).values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(scores.get(i))
                    .isBetween(1, 100);
        }
        assertThat(answer.getList("picks[0].reasons.text", String.class)).isNotEmpty()
                .anyMatch(text -> text.contains("焊工")).allMatch(text -> text.matches(".*\\p{IsHan}.*"));
    }

    @Test
    void aWelderWithoutCertificateIsToldSo() {
        match(WELDER.replace("\"焊工证\"", "")).statusCode(200).body("rejected.CERTIFICATE_MISSING", greaterThan(0))
                .body("training.certificate", contains("welding")).body("training[0].trade", equalTo("welder"))
                .body("training[0].opens", equalTo(3)).body("training[0].text", containsString("附近有3个焊工类岗位"));
        match(WELDER).body("training", hasSize(0));
    }

    @Test
    void aWayOfTravellingIsALimit() {
        match(WELDER.replace("\"maxDistanceKm\":60", "\"travel\":\"E_BIKE\"")).statusCode(200)
                .body("picks.posting.externalId", contains("m-weld-near")).body("rejected.TOO_FAR", greaterThan(0));
        match(WELDER.replace("\"maxDistanceKm\":60", "\"travel\":\"当天来回\"")).statusCode(200)
                .body("picks.posting.externalId", contains("m-weld-near", "m-weld-far"));
    }

    @Test
    void aLimitByPlaceIsKept() {
        match(WELDER.replace("\"at\"", "\"within\":\"DISTRICT\",\"at\"")).statusCode(200)
                .body("picks.posting.externalId", contains("m-weld-near", "m-weld-far"));
        match(WELDER.replace("\"at\"", "\"within\":\"本村\",\"at\"")).statusCode(200)
                .body("picks.posting.externalId", contains("m-weld-near")).body("rejected.TOO_FAR", greaterThan(0));
        match(WELDER.replace("500229\"", "500154\"").replace("\"at\"", "\"within\":\"DISTRICT\",\"at\""))
                .statusCode(200)
                .body("picks", hasSize(0)).body("rejected.TOO_FAR", greaterThan(1));
        match(WELDER.replace("干了八年", "只在本县做")).statusCode(200).body("understood.wishes", hasItem("ONLY_IN_DISTRICT"));
        match(WELDER.replace("\"at\"", "\"within\":\"MOON\",\"at\"")).statusCode(400)
                .body("violations.find { it.field == 'within' }.allowed", hasItem("TOWN"));
    }

    @Test
    void payInWordsCountsWhereNoneIsGivenAndIsShown() {
        String silent = WELDER.replace("\"expectedPay\":{\"min\":6000,\"unit\":\"MONTH\"},", "");
        match(silent).statusCode(200).body("picks[0].parts.pay", equalTo(7));
        match(silent.replace("干了八年", "一个月要九千以上")).statusCode(200).body("understood.pay.min", equalTo(9000f))
                .body("understood.pay.unit", equalTo("MONTH")).body("picks[0].parts.pay", equalTo(10));
        match(WELDER.replace("干了八年", "一个月要九千以上")).body("picks[0].parts.pay", equalTo(12));
        match(silent.replace("\"at\"", "\"understood\":{\"trades\":[\"welder\"],\"pay\":{\"min\":9000}},\"at\""))
                .body("picks[0].parts.pay", equalTo(10));
    }

    @Test
    void anAnswerWithoutPicksSaysWhy() {
        match(WELDER.replace("[\"烧电焊，干了八年\"]", "[]")).statusCode(200).body("state", equalTo("SHORT"))
                .body("picks", hasSize(0)).body("warnings.code", contains("NO_WORK_NAMED"))
                .body("shortfall.text", equalTo("目前没有适合您的岗位"))
                .body("shortfall.causes.code", contains("NO_WORK_NAMED"))
                .body("shortfall.helps.code", contains("NAME_WORK"));
        match(WELDER.replace("烧电焊，干了八年", "箍桶")).statusCode(200).body("warnings.code", contains("NO_SUCH_POSTS"))
                .body("shortfall.causes.code", contains("NO_SUCH_POSTS"))
                .body("shortfall.helps.code", hasItem("REPHRASE"));
    }

    @Test
    void theWorkerOrTheBrokerCorrectsWhatWasUnderstood() {
        match(WELDER.replace("\"at\"",
                "\"understood\":{\"trades\":[\"cleaner\"],\"certificates\":[\"welding\"]},\"at\""))
                .statusCode(200).body("understood.trades.code", contains("cleaner"))
                .body("picks.posting.externalId", contains("m-clean"));
        match(WELDER.replace("烧电焊，干了八年", "cleaner")).body("understood.trades.code", contains("cleaner"));
        JsonPath understood = match(WELDER).extract().jsonPath();
        assertThat(understood.getList("understood.trades.code")).containsExactly("welder");
    }

    @Test
    void whatWasUnderstoodIsTakenBackAsItWasGiven() throws JsonProcessingException {
        Map<String, Object> understood = match(WELDER).statusCode(200).extract().jsonPath().getMap("understood");
        understood.remove("question");
        assertThat(understood).doesNotContainKey("pay");
        String corrected = WELDER.replace("\"at\"",
                "\"understood\":" + new ObjectMapper().writeValueAsString(understood) + ",\"at\"");
        assertThat(match(corrected).statusCode(200).extract().<Object>path("understood")).isEqualTo(understood);
    }

    @Test
    void aFaultyCorrectionIsToldWithTheAllowedValues() {
        match(WELDER.replace("\"at\"",
                "\"understood\":{\"trades\":[\"astronaut\"],\"wishes\":[\"GOLD\"],\"mood\":1},\"at\""))
                .statusCode(400)
                .body("violations.field", hasItems("understood.trades", "understood.wishes", "understood.mood"))
                .body("violations.find { it.field == 'understood.wishes' }.allowed", hasItem("NEAR_HOME"));
    }

    @Test
    void welfarePostsAreForThoseEligible() {
        match(CLEANER.formatted(30, "")).body("picks.posting.externalId", contains("m-clean"))
                .body("rejected.WELFARE_NOT_ELIGIBLE", greaterThan(0));
        match(CLEANER.formatted(30, "\"POVERTY_ALLEVIATED\"")).body("picks.posting.externalId",
                containsInAnyOrder("m-clean", "m-welfare"));
    }

    @Test
    void aDismissedPostAndEmployerStayAway() {
        match(WELDER.replace("\"at\"", "\"exclude\":{\"postings\":[\"m-weld-far\"],\"employers\":[\"示例钢构厂\"]},\"at\""))
                .statusCode(200).body("picks", hasSize(0)).body("rejected.EXCLUDED", greaterThan(1));
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        assertThat(match(WELDER).extract().asString()).isEqualTo(match(WELDER).extract().asString());
    }

    @Test
    void allFaultsAreToldAtOnceWithTheAllowedValues() {
        match("""
                {"home":{"areaCode":"999999","lat":95},"maxDistanceKm":"far","groups":["RICH"],"limit":51,
                 "expectedPay":{"min":1,"unit":"YEAR"}}""")
                .statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("urn:sanjian:problem:validation"))
                .body("violations.field",
                        hasItems("age", "home.areaCode", "home.lat", "maxDistanceKm", "groups", "limit",
                                "expectedPay.unit"))
                .body("violations.find { it.field == 'groups' }.allowed", hasItem("POVERTY_ALLEVIATED"))
                .body("violations.find { it.field == 'home.areaCode' }.allowed", hasItem("500229"));
    }

    @Test
    void aMisspeltFieldIsNotPassedOver() {
        match(WELDER.replace("maxDistanceKm", "maxDistanceKM")).statusCode(400)
                .body("violations.field", contains("maxDistanceKM"));
    }

    @Test
    void malformedJsonIsAProblemAndNotAFailure() {
        match("{\"age\":").statusCode(400).contentType("application/problem+json");
        match("[]").statusCode(400).contentType("application/problem+json");
        match("").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void explainNamesTheBrokenRuleAndEveryPart() {
        String body = WELDER.replace("\"at\"", "\"postingId\":\"m-weld-old\",\"at\"");
        admin().contentType("application/json").body(body).post("/api/v1/matches/explain").then().statusCode(200)
                .body("posting.externalId", equalTo("m-weld-old"))
                .body("explanation.related", equalTo(true)).body("explanation.lawful", equalTo(false))
                .body("explanation.rules.findAll { it.broken }.rule", contains("EXPIRED"))
                .body("explanation.parts", hasSize(6))
                .body("explanation.total", greaterThan(0));
    }

    @Test
    void explainNamesTheWordsThatRuledAPostingOut() {
        String body = WELDER.replace("烧电焊，干了八年", "除了电焊都可以").replace("\"at\"", "\"postingId\":\"m-weld-near\",\"at\"");
        admin().contentType("application/json").body(body).post("/api/v1/matches/explain").then().statusCode(200)
                .body("understood.refusals.heard", hasItem("电焊"))
                .body("explanation.notes.code", hasItem("NOT_PLAIN"))
                .body("explanation.rules.find { it.rule == 'EXCLUDED' }.text", equalTo("您说过不要“电焊”，焊工也算在里面"));
    }

    @Test
    void whatWasUnderstoodCanBeSentAgainAsItWasAnswered() {
        Map<String, Object> understood = match(WELDER.replace("烧电焊，干了八年", "除了电焊都可以，工地不去")).statusCode(200)
                .extract().jsonPath().getMap("understood");
        understood.remove("question");
        Map<String, Object> body = new HashMap<>(JsonPath.from(WELDER).getMap("$"));
        body.put("understood", understood);
        assertThat(admin().contentType("application/json").body(body).post("/api/v1/matches").then().statusCode(200)
                .extract().<Object>path("understood")).isEqualTo(understood);
    }

    @Test
    void explainOfAnUnknownPostingIsNotFound() {
        admin().contentType("application/json").body(WELDER.replace("\"at\"", "\"postingId\":\"none\",\"at\""))
                .post("/api/v1/matches/explain").then().statusCode(404).body("detail", containsString("none"));
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        given().contentType("application/json").body(WELDER).post("/api/v1/matches").then().statusCode(401)
                .contentType("application/problem+json");
    }
}
