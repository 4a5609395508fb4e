package io.sanjian.access;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In which language a caller is told what is wrong, and why a token does not work. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LanguageTest {
    private static final String CHALLENGE = "Bearer realm=\"sanjian\"";

    @Test
    void aProblemIsSaidInTheLanguageThatIsAskedFor() {
        admin().header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.1")
                .body("{\"role\": \"ADMIN\"}").post("/api/v1/tokens").then().statusCode(400)
                .header("Content-Language", "zh").header("Vary", containsString("ccept-"))
                .body("title", equalTo("请求有误")).body("detail", equalTo("请填写姓名"))
                .body("violations[0].message", equalTo("请填写姓名")).body("violations[0].code", equalTo("REQUIRED"))
                .body("violations[0].said", equalTo(null)).body("said", equalTo(null));
        admin().header("Accept-Language", "en,zh;q=0.9")
                .body("{\"role\": \"ADMIN\"}").post("/api/v1/tokens").then().statusCode(400)
                .header("Content-Language", "en").body("detail", equalTo("name is required"));
    }

    @Test
    void aNameThatIsNotKnownComesBackAsItWasWritten() {
        admin().header("Accept-Language", "zh").get("/api/v1/workers/1/recommendations?runId=7").then().statusCode(400)
                .body("violations[0].message", equalTo("没有“runId”这个参数，是不是“run”？"));
        admin().header("Accept-Language", "zh").get("/api/v1/plans?area=500112").then().statusCode(400)
                .body("violations[0].message", equalTo("没有“area”这个参数"));
        admin().header("Accept-Language", "zh").body("{\"name\": \"x\", \"role\": \"ADMIN\", \"title\": \"y\"}")
                .post("/api/v1/tokens").then().statusCode(400)
                .body("violations[0].message", equalTo("没有“title”这一项"));
        admin().header("Accept-Language", "zh")
                .body("{\"title\": \"电焊工\", \"areaCode\": \"500116\", \"phone\": 1}")
                .post("/api/v1/postings?source=language-names").then().statusCode(400)
                .body("violations.message", hasItem("没有“phone”这一项"));
    }

    @Test
    void brokersNeedNotAskForChineseAndPortalsNotForEnglish() {
        String broker = TestTokens.broker("500235");
        as(broker).get("/api/v1/tokens").then().statusCode(403).body("title", equalTo("您没有权限"));
        as(broker).header("Accept-Language", "en").get("/api/v1/tokens").then().statusCode(403)
                .body("title", containsString("does not allow"));
        as(TestTokens.portal("language-test")).get("/api/v1/tokens").then().statusCode(403)
                .header("Content-Language", "en").body("title", containsString("does not allow"));
    }

    @Test
    void theReportOfAnImportIsSaidInThatLanguageToo() {
        as(TestTokens.portal("language-import")).header("Accept-Language", "zh").contentType("application/x-ndjson")
                .body(("{\"externalId\": \"L-1\", \"areaCode\": \"500116\"}\n"
                        + "{\"externalId\": \"L-2\", \"title\": \"电焊工\", \"areaCode\": \"500116\", \"openings\": \"若干\", \"colour\": 1}\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/postings/import").then().statusCode(200)
                .body("rows[0].violations[0].message", equalTo("请填写岗位名称"))
                .body("rows[1].warnings.message.toString()", allOf(containsString("“若干”不是数字"),
                        containsString("没有“colour”这一项")));
    }

    @Test
    void whatIsLeftOutOfAPostingIsSaidInThatLanguage() {
        as(TestTokens.portal("language-store")).header("Accept-Language", "zh")
                .body(Map.of("externalId", UUID.randomUUID().toString(), "title", "电焊工", "areaCode", "500116",
                        "location", Map.of("lat", 10, "lon", 10)))
                .post("/api/v1/postings").then().statusCode(201)
                .body("warnings[0].message", equalTo("坐标不在重庆，未采用"));
    }

    @Test
    void anUnknownTokenIsToldOfByItsReason() {
        given().get("/api/v1/postings").then().statusCode(401).header("WWW-Authenticate", equalTo(CHALLENGE));
        as("no-such-token").get("/api/v1/postings").then().statusCode(401)
                .header("WWW-Authenticate", equalTo(
                        CHALLENGE + ", error=\"invalid_token\", error_description=\"The token is unknown\""))
                .body("detail", equalTo("The token is unknown"));
        as("no-such-token").header("Accept-Language", "zh").get("/api/v1/postings").then().statusCode(401)
                .header("Content-Language", "zh").body("detail", equalTo("登录信息无效，请重新登录"))
                .header("WWW-Authenticate", containsString("The token is unknown"));
    }

    @Test
    void aRevokedAndAReplacedTokenAreToldFromAnUnknownOne() {
        var issued = admin()
                .body(Map.of("name", "r", "role", "PORTAL", "source", "language-r"))
                .post("/api/v1/tokens").then().statusCode(201).extract();
        String first = issued.path("token");
        int id = issued.path("id");
        String second = admin().body(Map.of("graceSeconds", 0))
                .post("/api/v1/tokens/" + id + "/rotate").then().statusCode(200).extract().path("token");
        as(first).get("/api/v1/postings").then().statusCode(401)
                .header("WWW-Authenticate",
                        containsString("error_description=\"The token was replaced by a rotation\""));
        as(second).get("/api/v1/postings").then().statusCode(200);
        admin().delete("/api/v1/tokens/" + id).then().statusCode(204);
        as(second).get("/api/v1/postings").then().statusCode(401)
                .header("WWW-Authenticate", containsString("error_description=\"The token was revoked\""))
                .body("detail", not(containsString("unknown")));
    }
}
