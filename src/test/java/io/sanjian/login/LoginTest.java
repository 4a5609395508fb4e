package io.sanjian.login;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.WechatPlay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class LoginTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void whoLogsInForTheFirstTimeIsAPerson() {
        ValidatableResponse answer = People.logIn(People.openid()).statusCode(200)
                .header("Cache-Control", "no-store").body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(900)).body("refreshToken", matchesPattern("sjr_[\\w-]{43}"))
                .body("workerId", nullValue());
        String token = answer.extract().path("accessToken");
        as(token).get("/api/v1/auth/sessions").then().statusCode(200).body("items.size()", equalTo(1))
                .body("items[0].current", equalTo(true))
                .body("items[0].id", equalTo(answer.extract().<String>path("sessionId")));
        as(token).get("/api/v1/postings").then().statusCode(403).contentType(PROBLEM);
        as(token).get("/api/v1/workers/1").then().statusCode(403);
    }

    @Test
    void theAnswerHoldsNothingThatWeChatGave() {
        String openid = People.openid();
        String body = People.logIn(openid).statusCode(200).extract().asString();
        String claims = new String(java.util.Base64.getUrlDecoder()
                .decode(body.replaceFirst(".*\"accessToken\":\"[^.]*\\.([^.]*)\\..*", "$1")));
        assertThat(body + claims).doesNotContain(openid, "session_key", "c2Vzc2lvbi1rZXk");
    }

    @Test
    void aCodeWorksOnce() {
        String code = WechatPlay.inTests().login(People.openid());
        logIn(Map.of("code", code)).statusCode(200);
        logIn(Map.of("code", code)).statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", notNullValue());
        logIn(Map.of("code", "guessed")).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\u0000b", "代码", "a\u007fb", "\u202ecode"})
    void aCodeWithStrangeCharactersIsNotSentOn(String code) {
        int before = WechatPlay.inTests().calls(WechatPlay.LOGIN);
        logIn(Map.of("code", code)).statusCode(400).contentType(PROBLEM).body("violations[0].field", equalTo("code"));
        assertThat(WechatPlay.inTests().calls(WechatPlay.LOGIN)).isEqualTo(before);
    }

    @Test
    void anOverLongCodeAndAnUnknownFieldAreFaults() {
        logIn(Map.of("code", "x".repeat(129))).statusCode(400).body("violations[0].code", equalTo("TOO_LONG"));
        logIn(Map.of("code", "x".repeat(900_000))).statusCode(400);
        logIn(Map.of("code", "x", "openid", "o1")).statusCode(400).body("violations[0].field", equalTo("openid"));
        logIn(Map.of("code", List.of("x"))).statusCode(400);
        logIn(Map.of("code", "x", "device", "d".repeat(65))).statusCode(400);
        given().contentType(ContentType.JSON).body("[]").post("/api/v1/auth/wechat").then().statusCode(400);
        given().contentType(ContentType.JSON).post("/api/v1/auth/wechat").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"45011, 429, too-many-requests", "40226, 403, forbidden", "-1, 502, upstream-failed",
            "40013, 502, upstream-failed", "40125, 502, upstream-failed", "99999, 502, upstream-failed",
            "40029, 401, unauthenticated", "40163, 401, unauthenticated"})
    void whatWeChatAnswersIsTold(int errcode, int status, String type) {
        WechatPlay.inTests().error(WechatPlay.LOGIN, errcode == -1 ? 2 : 1, errcode, "secret words");
        String body = People.logIn(People.openid()).statusCode(status).contentType(PROBLEM)
                .body("type", equalTo("urn:sanjian:problem:" + type)).extract().asString();
        assertThat(body).doesNotContain("secret words");
    }

    @Test
    void whoIsTooFastIsToldWhenToComeAgain() {
        WechatPlay.inTests().error(WechatPlay.LOGIN, 1, 45011, "too fast");
        People.logIn(People.openid()).statusCode(429).header("Retry-After", equalTo("60"));
    }

    @Test
    void aBusyWeChatIsAskedOnceMore() {
        WechatPlay.inTests().error(WechatPlay.LOGIN, 1, -1, "system busy");
        People.logIn(People.openid()).statusCode(200);
    }

    @Test
    void aWeChatThatDoesNotAnswerIsAProblem() {
        WechatPlay.inTests().reset(WechatPlay.LOGIN, 1);
        People.logIn(People.openid()).statusCode(502).contentType(PROBLEM).header("Retry-After", notNullValue());
        WechatPlay.inTests().answer(WechatPlay.LOGIN, 1, "<html>");
        People.logIn(People.openid()).statusCode(502);
    }

    @Test
    void aRefreshTokenIsReplacedAtEachUse() {
        String first = refreshToken();
        ValidatableResponse next = refresh(first).statusCode(200).header("Cache-Control", "no-store");
        String second = next.extract().path("refreshToken");
        assertThat(second).isNotEqualTo(first);
        as(next.extract().path("accessToken")).get("/api/v1/auth/sessions").then().statusCode(200)
                .body("items.size()", equalTo(1));
        refresh(second).statusCode(200);
    }

    @Test
    void aRefreshTokenThatComesBackEndsTheSession() {
        String first = refreshToken();
        String second = refresh(first).extract().path("refreshToken");
        ValidatableResponse last = refresh(second).statusCode(200);
        refresh(first).statusCode(401).contentType(PROBLEM);
        refresh(last.extract().path("refreshToken")).statusCode(401);
        as(last.extract().path("accessToken")).get("/api/v1/auth/sessions").then().statusCode(401);
    }

    @Test
    void aLostAnswerIsRepeatedAndWhatItHeldEndsTheSession() {
        String first = refreshToken();
        String lost = refresh(first).statusCode(200).extract().path("refreshToken");
        String second = refresh(first).statusCode(200).extract().path("refreshToken");
        String third = refresh(second).statusCode(200).extract().path("refreshToken");
        refresh(lost).statusCode(401);
        refresh(third).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sjr_", "sj_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA",
            "sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEy\u0000"})
    void whatIsNoRefreshTokenIsAFault(String token) {
        refresh(token).statusCode(400);
    }

    @Test
    void aGuessedRefreshTokenIsRefused() {
        refresh("sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA").statusCode(401);
        refresh("sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEy ").statusCode(400);
    }

    @Test
    void aRefreshTokenIsNoAccessTokenAndTheOtherWayRound() {
        ValidatableResponse answer = People.logIn(People.openid());
        as(answer.extract().path("refreshToken")).get("/api/v1/auth/sessions").then().statusCode(401);
        refresh(answer.extract().path("accessToken")).statusCode(400);
    }

    @Test
    void loggingOutEndsBothTokensAtOnce() {
        ValidatableResponse answer = People.logIn(People.openid());
        String token = answer.extract().path("accessToken");
        as(token).post("/api/v1/auth/logout").then().statusCode(204);
        as(token).get("/api/v1/auth/sessions").then().statusCode(401);
        refresh(answer.extract().path("refreshToken")).statusCode(401);
    }

    @Test
    void aLostPhonesSessionIsEndedFromAnother() {
        String openid = People.openid();
        ValidatableResponse lost = People.logIn(openid);
        String here = People.logIn(openid).extract().path("accessToken");
        as(here).get("/api/v1/auth/sessions").then().body("items.size()", equalTo(2));
        String id = lost.extract().path("sessionId");
        as(here).delete("/api/v1/auth/sessions/" + id).then().statusCode(204);
        as(lost.extract().path("accessToken")).get("/api/v1/auth/sessions").then().statusCode(401);
        as(here).delete("/api/v1/auth/sessions/" + id).then().statusCode(404);
        as(here).delete("/api/v1/auth/sessions").then().statusCode(204);
        as(here).get("/api/v1/auth/sessions").then().statusCode(401);
    }

    @Test
    void anothersSessionIsNotFound() {
        String id = People.logIn(People.openid()).extract().path("sessionId");
        as(People.person()).delete("/api/v1/auth/sessions/" + id).then().statusCode(404);
        as(People.person()).delete("/api/v1/auth/sessions/x").then().statusCode(400);
    }

    @Test
    void withTooManyDevicesTheOldestEnds() {
        String openid = People.openid();
        String oldest = People.logIn(openid).extract().path("refreshToken");
        String newest = null;
        for (int i = 0; i < 5; i++) {
            newest = People.logIn(openid).extract().path("accessToken");
        }
        as(newest).get("/api/v1/auth/sessions").then().body("items.size()", equalTo(5));
        refresh(oldest).statusCode(401);
    }

    @Test
    void aTokenThatWasIssuedHasNoSession() {
        int worker = People.entered(People.phone(), null);
        as(TestTokens.worker(worker)).get("/api/v1/auth/sessions").then().statusCode(403).contentType(PROBLEM);
        admin().post("/api/v1/auth/logout").then().statusCode(403);
    }

    @Test
    void aForgedAccessTokenIsRefused() {
        String token = People.person();
        String[] parts = token.split("\\.");
        as(parts[0] + "." + parts[1] + ".").get("/api/v1/auth/sessions").then().statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
        as("eyJhbGciOiJub25lIn0." + parts[1] + ".").get("/api/v1/auth/sessions").then().statusCode(401);
        as(parts[0] + "." + parts[1] + "." + parts[2].substring(1) + "A").get("/api/v1/auth/sessions").then()
                .statusCode(401);
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeAgain() {
        String token = People.person();
        long start = System.nanoTime();
        as(token).get("/api/v1/auth/sessions").then().statusCode(200)
                .header("RateLimit-Policy", equalTo("\"login\";q=20;w=60"))
                .header("RateLimit", matchesPattern("\"login\";r=19;t=\\d+"));
        int allowed = 1;
        ValidatableResponse answer = as(token).get("/api/v1/auth/sessions").then();
        while (allowed < 200 && answer.extract().statusCode() == 200) {
            allowed++;
            answer = as(token).get("/api/v1/auth/sessions").then();
        }
        // One more every three seconds: on a slow machine that makes more than twenty.
        assertThat(allowed).isBetween(20,
                20 + (int) Duration.ofNanos(System.nanoTime() - start).dividedBy(3).toSeconds());
        answer.statusCode(429).contentType(PROBLEM).header("RateLimit", matchesPattern("\"login\";r=0;t=[1-3]"))
                .header("Retry-After", matchesPattern("[1-3]"))
                .body("type", equalTo("urn:sanjian:problem:too-many-requests"));
        as(People.person()).get("/api/v1/auth/sessions").then().statusCode(200);
    }

    @Test
    void anAddressThatGuessesIsShutOutAndNoOther() {
        for (int i = 0; i < 120; i++) {
            logInFrom("203.0.113.77", "guessed" + i).statusCode(401);
        }
        logInFrom("203.0.113.77").statusCode(429).header("Retry-After", not(equalTo("0")));
        logInFrom("1.2.3.4, 203.0.113.77").statusCode(429);
        logInFrom("203.0.113.78").statusCode(200).body("expiresIn", greaterThan(0));
    }

    @Test
    void refusedRefreshTokensDoNotShutAnAddressOut() {
        for (int i = 0; i < 121; i++) {
            refreshFrom("203.0.113.79").statusCode(401);
        }
        logInFrom("203.0.113.79").statusCode(200);
    }

    private static ValidatableResponse refreshFrom(String address) {
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", address)
                .body(Map.of("refreshToken", "sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyB"))
                .post("/api/v1/auth/refresh").then();
    }

    private static ValidatableResponse logInFrom(String address) {
        return logInFrom(address, WechatPlay.inTests().login(People.openid()));
    }

    private static ValidatableResponse logInFrom(String address, String code) {
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", address).body(Map.of("code", code))
                .post("/api/v1/auth/wechat").then();
    }

    private static ValidatableResponse logIn(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth/wechat").then();
    }

    private static String refreshToken() {
        return People.logIn(People.openid()).statusCode(200).extract().path("refreshToken");
    }

    private static ValidatableResponse refresh(String token) {
        return given().contentType(ContentType.JSON).body(Map.of("refreshToken", token)).post("/api/v1/auth/refresh")
                .then();
    }
}
