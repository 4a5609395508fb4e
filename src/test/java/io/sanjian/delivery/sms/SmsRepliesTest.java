package io.sanjian.delivery.sms;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.fake.FakeServices;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people reply to text messages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class SmsRepliesTest {
    private static final String PATH = "/api/v1/sms/replies/";

    @Inject
    MeterRegistry registry;
    @Inject
    Pool pool;

    private static ValidatableResponse reply(ContentType type, String body) {
        return RestAssured.given().contentType(type).body(body).post(PATH + FakeServices.REPLIES_KEY).then();
    }

    private static ValidatableResponse consents(long worker) {
        return admin().get("/api/v1/workers/" + worker + "/consents").then().statusCode(200);
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
    void onlyTheSecretAddressTakesReplies() {
        RestAssured.given().contentType(ContentType.JSON).body("{\"mobile\": \"13800138000\", \"content\": \"TD\"}")
                .post(PATH + "another-key-of-some-length").then().statusCode(404);
        reply(ContentType.JSON, "{\"mobile\": ").statusCode(400);
        reply(ContentType.JSON, "{}").statusCode(400);
        reply(ContentType.URLENC, "%zz=%zz").statusCode(400);
    }

    private static void assertWithdrawn(long worker) {
        consents(worker).body("history.findAll { it.purpose == 'PUSH_SMS' && !it.given }.size()", equalTo(1));
    }

    private static byte[] gbk(String text) {
        return text.getBytes(Charset.forName("GBK"));
    }

    private static String percent(String text, Charset charset) {
        return URLEncoder.encode(text, charset);
    }

    private static int post(String contentType, byte[] body) {
        return status(call("").header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    private static int get(String query) {
        return status(call("?" + query).GET());
    }

    private static HttpRequest.Builder call(String query) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + PATH + FakeServices.REPLIES_KEY + query));
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"form percent", "form percent declared", "form raw", "form utf-8", "json", "json declared",
            "text",
            "octets", "get gbk", "get utf-8"})
    void whatIsWrittenInGbkIsRead(String how) {
        Charset gbk = Charset.forName("GBK");
        String form = "application/x-www-form-urlencoded";
        String phone = People.phone();
        long worker = People.entered(phone, null);
        String json = "{\"mobile\": \"" + phone + "\", \"content\": \"不要再发了\"}";
        int status = switch (how) {
            case "form percent" -> post(form, ("mobile=" + phone + "&content=" + percent("退订", gbk)).getBytes());
            case "form percent declared" -> post(form + ";charset=GBK",
                    ("mobile=" + phone + "&content=" + percent("退订", gbk)).getBytes());
            case "form raw" -> post(form, gbk("mobile=" + phone + "&content=退订"));
            case "form utf-8" -> post(form,
                    ("mobile=" + phone + "&content=" + percent("别发了", StandardCharsets.UTF_8)).getBytes());
            case "json" -> post("application/json", gbk(json));
            case "json declared" -> post("application/json;charset=GBK", gbk(json));
            case "text" -> post("text/plain", gbk("mobile=" + phone + "&content=拒收"));
            case "octets" -> post("application/octet-stream", gbk("[" + json + "]"));
            case "get gbk" -> get("mobile=" + phone + "&content=" + percent("退订", gbk));
            default -> get("mobile=" + phone + "&content=" + percent("回复ＴＤ", StandardCharsets.UTF_8));
        };
        assertThat(status).isEqualTo(200);
        assertWithdrawn(worker);
    }

    @Test
    void whatNobodyUnderstandsIsCountedAndListedForTheOfficerOfTheWorker() {
        String phone = People.phone();
        int worker = People.entered(phone, null);
        String question = "你们这个厂包住吗" + phone.substring(7);
        double before = unread();
        reply(ContentType.JSON, "{\"mobile\": \"" + phone + "\", \"content\": \"" + question + "\"}").statusCode(200)
                .body(equalTo("success"));
        String nobody = "没有这个人" + phone.substring(7);
        reply(ContentType.JSON, "{\"mobile\": \"13900000000\", \"content\": \"" + nobody + "\"}").statusCode(200);
        consents(worker).body("history.findAll { it.purpose == 'PUSH_SMS' }.size()", equalTo(0));
        assertThat(unread()).isEqualTo(before + 2);

        String home = admin().get("/api/v1/workers/" + worker).then().extract().path("home.areaCode");
        String officer = TestTokens.officer(home);
        int id = as(officer).get("/api/v1/sms-replies?limit=200").then().statusCode(200)
                .body("items.find { it.text == '" + question + "' }.workerId", equalTo(worker))
                .body("items.text", not(hasItem(nobody))).extract()
                .path("items.find { it.text == '" + question + "' }.id");
        admin().get("/api/v1/sms-replies?limit=200").then().body("items.text", hasItem(nobody));
        String elsewhere = TestTokens.officer("500101");
        as(elsewhere).get("/api/v1/sms-replies?limit=200").then().statusCode(200).body("items.text",
                not(hasItem(question)));
        as(elsewhere).post("/api/v1/sms-replies/" + id + "/close").then().statusCode(404);
        admin().get("/api/v1/admin/audit?workerId=" + worker).then()
                .body("items.detail", hasItem("sms-reply"));

        assertThat(
                pool.preparedQuery("select text_enc from sms_reply where id = $1").executeAndAwait(Tuple.of((long) id))
                        .iterator().next().getString(0))
                .doesNotContain("包住");
        as(officer).post("/api/v1/sms-replies/" + id + "/close").then().statusCode(204);
        as(officer).get("/api/v1/sms-replies?limit=200").then().body("items.text", not(hasItem(question)));
        as(officer).get("/api/v1/sms-replies?limit=200&closed=true").then()
                .body("items.find { it.text == '" + question + "' }.closedBy", notNullValue());
        as(officer).get("/api/v1/workers/" + worker + "/export?reason=PERSON_REQUEST").then().statusCode(200)
                .body("smsReplies.text", hasItem(question));
        admin().delete("/api/v1/workers/" + worker).then().statusCode(204);
        admin().get("/api/v1/sms-replies?limit=200&closed=true").then()
                .body("items.text", not(hasItem(question)));
    }

    private double unread() {
        return registry.find("sanjian.delivery.sms.replies").tag("outcome", "UNREAD").counters().stream()
                .mapToDouble(counter -> counter.count()).sum();
    }
}
