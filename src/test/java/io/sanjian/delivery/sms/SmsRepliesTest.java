package io.sanjian.delivery.sms;

import static io.sanjian.login.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.access.TestTokens;
import io.sanjian.local.TestDatabase;
import io.sanjian.local.fake.FakeServices;
import io.sanjian.login.People;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people reply to text messages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class SmsRepliesTest {
    private static final String PATH = "/api/v1/sms/replies/";

    @Inject
    SmsReplies replies;

    private static ValidatableResponse reply(ContentType type, String body) {
        return RestAssured.given().contentType(type).body(body).post(PATH + FakeServices.REPLIES_KEY).then();
    }

    private static ValidatableResponse consents(long worker) {
        return as(TestTokens.ADMIN).get("/api/v1/workers/" + worker + "/consents").then().statusCode(200);
    }

    @Test
    void tdEndsTextsToAllWorkersWithTheNumber() {
        String phone = People.phone();
        long one = People.entered(phone, null);
        long two = People.entered(phone, null);
        long other = People.entered(People.phone(), null);

        reply(ContentType.JSON, "{\"mobile\": \"+86" + phone + "\", \"content\": \" td。\"}").statusCode(200)
                .body(equalTo("success"));

        for (long worker : new long[]{one, two}) {
            consents(worker).body("history.findAll { it.purpose == 'PUSH_SMS' && !it.given }.size()", equalTo(1))
                    .body("history.recordedBy", hasItem("sms-reply"));
        }
        consents(other).body("history.findAll { it.purpose == 'PUSH_SMS' && !it.given }.size()", equalTo(0));
        reply(ContentType.JSON, "{\"mobile\": \"" + phone + "\", \"content\": \"TD\"}").statusCode(200);
        consents(one).body("history.findAll { it.purpose == 'PUSH_SMS' }.size()", equalTo(1));
    }

    @Test
    void formsAndListsAreUnderstoodToo() {
        String phone = People.phone();
        long worker = People.entered(phone, null);
        reply(ContentType.JSON,
                "[{\"mobile\": \"13800000000\", \"content\": \"谢谢\"}, {\"mobile\": \"x\", \"content\": \"T\"}]")
                .statusCode(200);
        consents(worker).body("history.findAll { it.purpose == 'PUSH_SMS' }.size()", equalTo(0));
        RestAssured.given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("mobile", phone).formParam("content", "退订").post(PATH + FakeServices.REPLIES_KEY).then()
                .statusCode(200);
        consents(worker).body("history.findAll { it.purpose == 'PUSH_SMS' && !it.given }.size()", equalTo(1));
    }

    @Test
    void aLongReplyIsReadInNoTime() {
        // A pattern that reads on anew from each character would take minutes.
        assertTimeout(Duration.ofSeconds(30),
                () -> assertThat(replies.isOptOut("x" + "。".repeat(400_000) + "x")).isFalse());
    }

    @Test
    void onlyTheSecretAddressTakesReplies() {
        RestAssured.given().contentType(ContentType.JSON).body("{\"mobile\": \"13800138000\", \"content\": \"TD\"}")
                .post(PATH + "another-key-of-some-length").then().statusCode(404);
        reply(ContentType.JSON, "{\"mobile\": ").statusCode(400);
        reply(ContentType.JSON, "{}").statusCode(400);
        reply(ContentType.URLENC, "%zz=%zz").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"TD,true", "td,true", "【TD】,true", "退订！,true", "T,true", "TDX,false", "不退订,false", "谢谢,false"})
    void wordsAreKnownWhateverStandsAroundThem(String text, boolean optOut) {
        assertThat(replies.isOptOut(text)).isEqualTo(optOut);
    }
}
