package io.sanjian.login;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.as;
import static io.sanjian.support.People.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.People;
import io.sanjian.support.RawHttp;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class LinkTest {

    @Test
    void aWorkerEnteredByABrokerIsLinkedByACodeToThePhoneOnFile() {
        String phone = People.phone();
        int worker = People.entered(phone, null);
        int other = People.entered(People.phone(), null);
        String openid = People.openid();
        ValidatableResponse login = People.logIn(openid);
        String token = login.extract().path("accessToken");
        People.prove(token, phone);
        String linked = post(token, "link", Map.of()).statusCode(200).body("workerId", equalTo(worker))
                .body("refreshToken", nullValue()).extract().path("accessToken");
        as(linked).get("/api/v1/workers/" + worker).then().statusCode(200);
        as(linked).get("/api/v1/workers/" + other).then().statusCode(403);
        as(linked).get("/api/v1/workers/" + worker + "/recommendations").then().statusCode(200);
        as(linked).get("/api/v1/workers?limit=5").then().statusCode(403);
        People.logIn(openid).statusCode(200).body("workerId", equalTo(worker));
        given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", login.extract().<String>path("refreshToken"))).post("/api/v1/auth/refresh")
                .then().statusCode(200).body("workerId", equalTo(worker));
        post(token, "link", Map.of()).statusCode(409);
        post(linked, "link", Map.of()).statusCode(403);
    }

    @Test
    void linkingNeedsNoBody() {
        for (boolean typed : new boolean[]{true, false}) {
            String phone = People.phone();
            int worker = People.entered(phone, null);
            String token = People.person();
            People.prove(token, phone);
            String head = "POST /api/v1/auth/link HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + (typed ? "\r\nContent-Type: application/json" : "") + "\r\nContent-Length: 0\r\n\r\n";
            assertThat(RawHttp.send(head.getBytes(StandardCharsets.US_ASCII)).text())
                    .as(typed ? "as wx.request sends it" : "as curl -X POST sends it")
                    .contains("\"workerId\":" + worker);
        }
    }

    @Test
    void withoutAProofNothingIsLinkedOrRegistered() {
        People.entered("13900000001", null);
        String token = People.person();
        post(token, "link", Map.of()).statusCode(409).body("violations.code", hasItem("PROOF_NEEDED"));
        post(token, "link", Map.of("phone", "13900000001")).statusCode(400);
        post(token, "register", People.worker()).statusCode(409).body("violations.code", hasItem("PROOF_NEEDED"));
    }

    @Test
    void aCodeIsForWhoAskedForItAndForNobodyElse() {
        String phone = People.phone();
        post(People.person(), "phone-codes", Map.of("phone", phone)).statusCode(202);
        post(People.person(), "phone", Map.of("phone", phone, "code", People.smsCode(phone))).statusCode(400)
                .body("violations[0].code", equalTo("WRONG_CODE"));
    }

    @Test
    void aCodeIsForThePhoneItWentTo() {
        String mine = People.phone();
        String token = People.person();
        post(token, "phone-codes", Map.of("phone", mine)).statusCode(202);
        post(token, "phone", Map.of("phone", People.phone(), "code", People.smsCode(mine))).statusCode(400)
                .body("violations[0].code", equalTo("WRONG_CODE"));
    }

    @Test
    void aCodeWorksOnce() {
        String phone = People.phone();
        String token = People.person();
        People.prove(token, phone);
        post(token, "phone", Map.of("phone", phone, "code", People.smsCode(phone))).statusCode(400)
                .body("violations[0].code", equalTo("WRONG_CODE"));
    }

    @Test
    void afterFiveWrongOnesTheRightOneIsOfNoUse() {
        String phone = People.phone();
        String token = People.person();
        post(token, "phone-codes", Map.of("phone", phone)).statusCode(202);
        String right = People.smsCode(phone);
        String wrong = "%06d".formatted((Integer.parseInt(right) + 1) % 1_000_000);
        for (int i = 0; i < 5; i++) {
            post(token, "phone", Map.of("phone", phone, "code", wrong)).statusCode(400);
        }
        post(token, "phone", Map.of("phone", phone, "code", right)).statusCode(400)
                .body("violations[0].code", equalTo("WRONG_CODE"));
    }

    @Test
    void codesOneAfterTheOtherAreRefused() {
        String phone = People.phone();
        post(People.person(), "phone-codes", Map.of("phone", phone)).statusCode(202);
        post(People.person(), "phone-codes", Map.of("phone", "+86 " + phone)).statusCode(429)
                .header("Retry-After", notNullValue());
        assertThat(SmsPlay.inTests().texts(phone)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void malformedNumbersAndCodesAreFaults() {
        String token = People.person();
        post(token, "phone-codes", Map.of()).statusCode(400);
        post(token, "phone-codes", Map.of("phone", "02367891234")).statusCode(400);
        post(token, "phone-codes", Map.of("phone", "1391234567")).statusCode(400);
        String body = post(token, "phone-codes", Map.of("idNumber", "500101197001010010", "13812345678", 1))
                .statusCode(400).extract().asString();
        assertThat(body).doesNotContain("500101197001010010", "13812345678");
        post(token, "phone", Map.of("phone", "13912345678", "code", "12345x")).statusCode(400)
                .body("violations[0].field", equalTo("code"));
        post(token, "phone", Map.of("phone", "13912345678", "code", "1".repeat(400))).statusCode(400);
        post(token, "phone", Map.of("phone", "13912345678", "code", "１２３４５６")).statusCode(400);
        post(token, "phone", Map.of("wechatCode", "a\nb")).statusCode(400);
        post(token, "phone", Map.of("wechatCode", "ab", "phone", "13912345678")).statusCode(400);
    }

    @Test
    void anIdNumberIsProvedByThePhoneOnFileAndNobodyLearnsWhetherItIsKnown() {
        String phone = People.phone();
        String known = People.idNumber();
        int worker = People.entered(phone, known);
        String unknown = People.idNumber();
        String token = People.person();
        String stranger = People.person();
        Map<String, Object> one = post(token, "phone-codes", Map.of("idNumber", known)).statusCode(202).extract()
                .jsonPath().getMap("");
        Map<String, Object> other = post(stranger, "phone-codes", Map.of("idNumber", unknown)).statusCode(202).extract()
                .jsonPath().getMap("");
        assertThat(one.keySet()).isEqualTo(other.keySet());
        String code = People.smsCode(phone);
        Map<String, Object> wrong = post(stranger, "phone", Map.of("idNumber", unknown, "code", code)).statusCode(400)
                .extract().jsonPath().getMap("");
        assertThat(post(stranger, "phone", Map.of("idNumber", known, "code", code)).statusCode(400).extract()
                .jsonPath().getMap("")).isEqualTo(wrong);
        post(token, "phone", Map.of("idNumber", known, "code", code)).statusCode(200);
        post(token, "link", Map.of()).statusCode(200).body("workerId", equalTo(worker));
    }

    @Test
    void ofTwoPersonsWithOnePhoneTheIdNumberTells() {
        String phone = People.phone();
        String first = People.idNumber();
        String second = People.idNumber();
        People.entered(phone, first);
        int worker = People.entered(phone, second);
        String token = People.person();
        People.prove(token, phone);
        post(token, "link", Map.of()).statusCode(409).body("violations.code", hasItem("ID_NUMBER_NEEDED"));
        post(token, "link", Map.of("idNumber", People.idNumber())).statusCode(400)
                .body("violations.code", hasItem("DOES_NOT_FIT"));
        post(token, "link", Map.of("idNumber", second)).statusCode(200).body("workerId", equalTo(worker));
    }

    @Test
    void anIdNumberCannotBeGuessed() {
        String phone = People.phone();
        String right = People.idNumber();
        People.entered(phone, People.idNumber());
        People.entered(phone, right);
        String token = People.person();
        People.prove(token, phone);
        for (int i = 0; i < 5; i++) {
            post(token, "link", Map.of("idNumber", People.idNumber())).statusCode(400);
        }
        post(token, "link", Map.of("idNumber", right)).statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void anIdNumberOfSomebodyWithAnotherPhoneIsOfNoUse() {
        String stranger = People.idNumber();
        People.entered(People.phone(), stranger);
        String phone = People.phone();
        People.entered(phone, People.idNumber());
        String token = People.person();
        People.prove(token, phone);
        post(token, "link", Map.of("idNumber", stranger)).statusCode(400)
                .body("violations.code", hasItem("DOES_NOT_FIT"));
    }

    @Test
    void onePersonInTwoLedgersIsOnePerson() {
        String phone = People.phone();
        String idNumber = People.idNumber();
        People.entered(phone, idNumber);
        int later = People.entered(phone, idNumber);
        String token = People.person();
        People.prove(token, phone);
        post(token, "link", Map.of()).statusCode(200).body("workerId", equalTo(later));
    }

    @Test
    void theWeChatComponentProvesAPhoneToo() {
        String phone = People.phone();
        int worker = People.entered(phone, null);
        String openid = People.openid();
        String token = People.logIn(openid).extract().path("accessToken");
        String code = WechatPlay.inTests().givePhone(openid, phone);
        post(token, "phone", Map.of("wechatCode", code)).statusCode(200);
        post(token, "link", Map.of()).statusCode(200).body("workerId", equalTo(worker));
        post(People.person(), "phone", Map.of("wechatCode", code)).statusCode(400)
                .body("violations[0].code", equalTo("WRONG_CODE"));
        String abroad = WechatPlay.inTests().givePhone(openid, "2025550123");
        post(People.person(), "phone", Map.of("wechatCode", abroad)).statusCode(400)
                .body("violations[0].field", equalTo("wechatCode"));
    }

    @Test
    void aNewWeChatAccountTakesOverWithTheIdNumberAndTheOldOneEnds() {
        String phone = People.phone();
        String idNumber = People.idNumber();
        int worker = People.entered(phone, idNumber);
        String old = People.linked(phone);
        String token = People.logIn(People.openid()).extract().path("accessToken");
        proveByWechat(token, phone);
        post(token, "link", Map.of()).statusCode(409).body("violations.code", hasItem("ID_NUMBER_NEEDED"));
        post(token, "link", Map.of("idNumber", idNumber)).statusCode(200).body("workerId", equalTo(worker));
        as(old).get("/api/v1/workers/" + worker).then().statusCode(401);
    }

    @Test
    void aPhoneWithoutAnIdNumberOnFileIsNotTakenOver() {
        String phone = People.phone();
        int worker = People.entered(phone, null);
        String old = People.linked(phone);
        String token = People.person();
        proveByWechat(token, phone);
        post(token, "link", Map.of()).statusCode(409).body("violations.code", hasItem("LINKED_ELSEWHERE"));
        as(old).get("/api/v1/workers/" + worker).then().statusCode(200);
    }

    @Test
    void whoIsNotKnownRegisters() {
        String phone = People.phone();
        String token = People.person();
        People.prove(token, phone);
        post(token, "link", Map.of()).statusCode(404);
        ValidatableResponse answer = post(token, "register", People.worker()).statusCode(200)
                .body("workerId", notNullValue());
        int worker = answer.extract().path("workerId");
        as(answer.extract().path("accessToken")).get("/api/v1/workers/" + worker + "?reveal=true").then()
                .statusCode(200).body("phone", equalTo(phone)).body("source", equalTo("self"));
    }

    @Test
    void whatComesAgainIsToldThatItWasDone() {
        String registers = People.person();
        People.prove(registers, People.phone());
        post(registers, "register", People.worker()).statusCode(200);
        post(registers, "register", People.worker()).statusCode(409).body("violations.code", hasItem("LINKED"));
        String phone = People.phone();
        People.entered(phone, null);
        String links = People.person();
        People.prove(links, phone);
        post(links, "link", Map.of()).statusCode(200);
        post(links, "link", Map.of()).statusCode(409).body("violations.code", hasItem("LINKED"));
    }

    @Test
    void whoseWorkerWentToAnotherAccountRegistersAnewAndLeavesThatWorkerAlone() {
        String phone = People.phone();
        String idNumber = People.idNumber();
        Map<String, Object> body = new HashMap<>(People.worker());
        body.remove("age");
        body.put("idNumber", idNumber);
        String openid = People.openid();
        String first = People.logIn(openid).extract().path("accessToken");
        People.prove(first, phone);
        int worker = post(first, "register", body).statusCode(200).extract().path("workerId");
        String other = People.person();
        proveByWechat(other, phone);
        String owner = post(other, "link", Map.of("idNumber", idNumber)).statusCode(200)
                .body("workerId", equalTo(worker)).extract().path("accessToken");
        String again = People.logIn(openid).statusCode(200).body("workerId", nullValue()).extract().path("accessToken");
        proveByWechat(again, People.phone());
        post(again, "register", People.worker()).statusCode(200).body("workerId", not(equalTo(worker)));
        as(owner).get("/api/v1/workers/" + worker + "?reveal=true").then().statusCode(200)
                .body("phone", equalTo(phone)).body("idNumber", equalTo(idNumber));
    }

    @Test
    void aRegistrationHasTheRulesOfEveryWorkerAndTellsAllFaults() {
        String token = People.person();
        People.prove(token, People.phone());
        Map<String, Object> body = new HashMap<>(People.worker());
        body.put("source", "somebody-else");
        body.put("phone", "13912345678");
        body.put("age", 7);
        body.put("wings", 2);
        post(token, "register", body).statusCode(400)
                .body("violations.field", hasItems("source", "phone", "age", "wings"));
    }

    @Test
    void whoIsKnownDoesNotRegisterAnew() {
        String phone = People.phone();
        String idNumber = People.idNumber();
        People.entered(phone, idNumber);
        String token = People.person();
        People.prove(token, phone);
        post(token, "register", People.worker()).statusCode(409).body("violations.code", hasItem("KNOWN"));
        Map<String, Object> same = new HashMap<>(People.worker());
        same.remove("age");
        same.put("idNumber", idNumber);
        post(token, "register", same).statusCode(409).body("violations.code", hasItem("KNOWN"));
        same.put("idNumber", People.idNumber());
        post(token, "register", same).statusCode(200);
    }

    @Test
    void whoIsErasedIsLoggedOut() {
        String phone = People.phone();
        int worker = People.entered(phone, null);
        String openid = People.openid();
        ValidatableResponse login = People.logIn(openid);
        proveByWechat(login.extract().path("accessToken"), phone);
        String linked = post(login.extract().path("accessToken"), "link", Map.of()).statusCode(200).extract()
                .path("accessToken");
        as(linked).delete("/api/v1/workers/" + worker).then().statusCode(204);
        as(linked).get("/api/v1/workers/" + worker).then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", login.extract().<String>path("refreshToken"))).post("/api/v1/auth/refresh")
                .then().statusCode(401);
        People.logIn(openid).statusCode(200).body("workerId", nullValue());
    }

    private static void proveByWechat(String token, String phone) {
        post(token, "phone", Map.of("wechatCode", WechatPlay.inTests().givePhone(People.openid(), phone)))
                .statusCode(200);
    }
}
