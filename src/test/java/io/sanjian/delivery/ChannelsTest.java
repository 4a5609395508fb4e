package io.sanjian.delivery;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static io.sanjian.support.Api.awaitSearchable;
import static io.sanjian.support.Api.ended;
import static io.sanjian.support.Api.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.Api;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.FakeSms;
import io.sanjian.support.fake.FakeWechat;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** From log-in to the message on the phone, as people and operators see it. Posts and workers of these cases are in 彭水. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class ChannelsTest {
    private static final String AREA = "500243";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAMES = "甲乙丙丁戊己庚辛壬癸子丑";
    private static final String POSTING = """
            {"externalId":"c-%1$d","title":"焊工","employer":"彭水%2$s记厂","family":"GENERAL","description":"%2$s字车间焊接",\
            "areaCode":"500243","pay":{"min":6000,"max":8000,"unit":"MONTH"},"openings":100}
            """;

    private final WechatPlay wechat = WechatPlay.inTests();
    private final SmsPlay sms = SmsPlay.inTests();

    private static long worker(String phone) {
        return Api.worker("""
                {"source": "channels-test", "externalId": "%s", "age": 40, "sex": "M", "home": {"areaCode": "500243"},
                 "trades": ["烧电焊"], "certificates": ["焊工证"]%s}
                """.formatted(UUID.randomUUID(), phone == null ? "" : ", \"phone\": \"" + phone + "\""));
    }

    private static long run(String channels) {
        long run = admin().header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"areaCodes\": [\"" + AREA + "\"], \"channels\": [" + channels + "]}")
                .post("/api/v1/recommendation-runs").then().statusCode(202).extract().jsonPath().getLong("id");
        ended(run).body("state", equalTo("COMPLETED"));
        return run;
    }

    private static ValidatableResponse deliveries(long run, long worker) {
        return admin().get("/api/v1/deliveries?runId=" + run + "&workerId=" + worker).then()
                .statusCode(200);
    }

    /** Channels and states in the order in which they were tried. */
    private static void awaitDeliveries(long run, long worker, String... expected) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath found = deliveries(run, worker).extract().jsonPath();
            List<String> channels = found.getList("items.channel");
            List<String> states = found.getList("items.state");
            assertThat(IntStream.range(0, channels.size()).mapToObj(i -> channels.get(i) + " " + states.get(i)).toList()
                    .reversed()).containsExactly(expected);
        });
    }

    private static ValidatableResponse smsChannel() {
        return admin().get("/api/v1/delivery-channels").then().statusCode(200)
                .rootPath("items.find { it.channel == 'SMS' }");
    }

    private static void postingsAreSearchable() {
        String rows = String.join("",
                IntStream.range(0, NAMES.length()).mapToObj(i -> POSTING.formatted(i, NAMES.charAt(i))).toList());
        load("postings", "channels-test", rows);
        awaitSearchable("trade=welder&area=" + AREA, NAMES.length());
    }

    @Test
    void aListReachesEachWorkerOverTheFirstChannelThatWorks() {
        postingsAreSearchable();
        String phone = People.phone();
        long subscribed = worker(phone);
        String openid = People.openid();
        String token = People.logIn(openid).statusCode(200).extract().path("accessToken");
        People.prove(token, phone);
        String own = People.post(token, "link", Map.of()).statusCode(200).extract().path("accessToken");
        String textPhone = People.phone();
        long texted = worker(textPhone);
        long neither = worker(null);

        String subscriptions = "/api/v1/workers/" + subscribed + "/wechat/subscriptions";
        as(own).get(subscriptions).then().statusCode(200)
                .body("items.templateId", contains(FakeWechat.LONG_TERM, FakeWechat.ONE_OFF))
                .body("items.remaining", contains(0, 0));
        wechat.subscribe(openid, FakeWechat.ONE_OFF, true);
        as(own).body(Map.of("results", Map.of(FakeWechat.ONE_OFF, "accept"))).post(subscriptions).then().statusCode(200)
                .body("items.remaining", contains(0, 1));

        long first = run("\"WECHAT\", \"SMS\"");
        awaitDeliveries(first, subscribed, "WECHAT DELIVERED");
        awaitDeliveries(first, texted, "WECHAT REFUSED", "SMS DELIVERED");
        awaitDeliveries(first, neither, "WECHAT REFUSED", "SMS REFUSED", "INBOX DELIVERED");
        List<JsonNode> messages = wechat.messages(openid);
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.at("/data/thing1/value").asText()).startsWith("焊工 6-8千/月 彭水");
            assertThat(message.path("page").asText()).isEqualTo("pages/picks/index?run=" + first);
        });
        assertThat(sms.texts(textPhone)).singleElement().asString().startsWith("【三荐】为您推荐3个岗位：1.焊工");
        as(own).get(subscriptions).then().body("items.remaining", contains(0, 0));

        long second = run("\"WECHAT\", \"SMS\"");
        awaitDeliveries(second, subscribed, "WECHAT REFUSED", "SMS DELIVERED");

        as(own).body("{\"channels\": []}").put("/api/v1/workers/" + subscribed + "/channels").then().statusCode(200);
        long third = run("\"SMS\"");
        awaitDeliveries(third, subscribed, "INBOX DELIVERED");
        as(own).get("/api/v1/workers/" + subscribed + "/inbox/unread").then().body("unread", equalTo(1));
    }

    @Test
    void anAlarmKeepsMessagesUntilItIsSeenTo() {
        postingsAreSearchable();
        String phone = People.phone();
        long worker = worker(phone);
        sms.changeSecret("another one");
        try {
            long run = run("\"SMS\"");
            Awaitility.await().atMost(PATIENCE)
                    .untilAsserted(() -> smsChannel().body("pause.code", equalTo("IllegalMac"))
                            .body("pause.probeAt", notNullValue()));
            awaitDeliveries(run, worker, "SMS PENDING");
            deliveries(run, worker).body("items.attempts", contains(0));
            admin().get("/api/v1/deliveries?state=PENDING&error=the SMS gateway answered IllegalMac")
                    .then()
                    .body("items.workerId", hasItem((int) worker));

            sms.changeSecret(FakeSms.SECRET_KEY);
            admin().post("/api/v1/delivery-channels/SMS/resume").then().statusCode(200)
                    .body("pause", nullValue());
            awaitDeliveries(run, worker, "SMS DELIVERED");
            assertThat(sms.texts(phone)).hasSize(1);
        } finally {
            sms.changeSecret(FakeSms.SECRET_KEY);
            admin().post("/api/v1/delivery-channels/SMS/resume").then().statusCode(200);
        }
    }

    @Test
    void anAdministratorPausesAChannelAndOnlyAnAdministratorResumesIt() {
        String officer = admin()
                .body("{\"name\": \"channels-" + UUID.randomUUID()
                        + "\", \"role\": \"OFFICER\", \"areaCodes\": [\"500243\"]}")
                .post("/api/v1/tokens").then().statusCode(201).extract().path("token");
        String channel = "/api/v1/delivery-channels/WECHAT";
        as(officer).body("{\"reason\": \"x\"}").post(channel + "/pause").then().statusCode(403);
        admin().body("{}").post(channel + "/pause").then().statusCode(400);
        try {
            admin().body("{\"reason\": \"模板更换中\"}").post(channel + "/pause").then().statusCode(200)
                    .body("pause.reason", equalTo("模板更换中")).body("pause.by", notNullValue());
            as(officer).post(channel + "/resume").then().statusCode(403);
            as(officer).get("/api/v1/delivery-channels").then().statusCode(200)
                    .body("items.find { it.channel == 'WECHAT' }.pause.reason", equalTo("模板更换中"));
        } finally {
            admin().post(channel + "/resume").then().statusCode(200).body("pause", nullValue());
        }
        admin().post("/api/v1/delivery-channels/PIGEON/resume").then().statusCode(404);
    }

    @Test
    void faultsOfRequestsAreTold() {
        long worker = worker(null);
        String path = "/api/v1/workers/" + worker;
        admin().body("{\"channels\": [\"INBOX\"]}").put(path + "/channels").then().statusCode(400)
                .body("violations[0].allowed", contains("WECHAT", "SMS"));
        admin().body("{\"channels\": [\"SMS\", \"WECHAT\"]}").put(path + "/channels").then()
                .statusCode(200);
        admin().get(path + "/channels").then().body("channels", contains("SMS", "WECHAT"));
        admin().delete(path + "/channels").then().statusCode(204);
        admin().get(path + "/channels").then().statusCode(200).body("channels", nullValue());
        admin().body("{\"results\": {\"unknown\": \"accept\", \"" + FakeWechat.ONE_OFF + "\": \"yes\"}}")
                .post(path + "/wechat/subscriptions").then().statusCode(400)
                .body("violations.findAll { it.code == 'UNKNOWN_CODE' }.size()", equalTo(2));
        String template = "\"" + FakeWechat.ONE_OFF + "\"";
        int open = admin().get(path + "/wechat/subscriptions").then().extract().path("items[1].remaining");
        for (String accepted : List.of("accept", "acceptWithAudio", "acceptWithAlert", "acceptWithForcePush")) {
            admin()
                    .body("{\"errMsg\": \"requestSubscribeMessage:ok\", " + template + ": \"" + accepted + "\"}")
                    .post(path + "/wechat/subscriptions").then().statusCode(200)
                    .body("items[1].remaining", equalTo(++open));
        }
        for (String other : List.of("reject", "ban", "filter")) {
            admin()
                    .body("{\"errMsg\": \"requestSubscribeMessage:ok\", " + template + ": \"" + other + "\"}")
                    .post(path + "/wechat/subscriptions").then().statusCode(200)
                    .body("items[1].remaining", equalTo(open));
        }
        admin().body("{\"errMsg\": \"requestSubscribeMessage:fail\", \"errCode\": 20004}")
                .post(path + "/wechat/subscriptions").then().statusCode(200);
        admin().body("{}").post(path + "/wechat/subscriptions").then().statusCode(400);
        admin().get("/api/v1/deliveries?createdFrom=yesterday&state=LOST").then().statusCode(400)
                .body("violations.size()", equalTo(2));
    }
}
