package io.sanjian.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.sanjian.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks and deliveries as callers see them; the same cases run on the packaged service. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeliveryTest {
    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static String token(String scope) {
        return admin().body("{\"name\": \"delivery-" + UUID.randomUUID() + "\", " + scope + "}").post("/api/v1/tokens")
                .then().statusCode(201).extract().path("token");
    }

    private static String id(RequestSpecification caller, String url, String rest) {
        return caller.body("{\"url\": \"" + url + "\"" + rest + "}").post("/api/v1/webhooks")
                .then().statusCode(201).extract().path("id");
    }

    @Test
    void aWebhookIsRegisteredListedAndRemovedAndItsSecretShownOnce() {
        String location = admin()
                .body("{\"url\": \"https://127.0.0.1:9/x\", \"areaCodes\": [\"500112\"], \"description\": \"d\"}")
                .post("/api/v1/webhooks").then().statusCode(201)
                .body("secret", startsWith("whsec_")).body("enabled", equalTo(true))
                .body("areaCodes", contains("500112")).body("source", nullValue())
                .extract().header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        admin().get(location).then().statusCode(200).body("id", equalTo(id)).body("secret", nullValue());
        admin().get("/api/v1/webhooks").then().statusCode(200).body("items.id", hasItem(id))
                .body("items.secret", not(hasItem(startsWith("whsec_"))));
        admin().delete(location).then().statusCode(204);
        admin().get(location).then().statusCode(404).body("type", containsString("not-found"));
        admin().delete(location).then().statusCode(404);
    }

    @Test
    void allFaultsOfARegistrationAreNamedAtOnce() {
        admin().body(
                "{\"url\": \"ftp://x\", \"areaCodes\": [\"500112\", \"999999\"], \"description\": \"" + "x".repeat(201)
                        + "\"}")
                .post("/api/v1/webhooks").then().statusCode(400)
                .body("violations.field", containsInAnyOrder("url", "areaCodes", "description"));
        admin().body("{}").post("/api/v1/webhooks").then().statusCode(400).body("violations.code",
                contains("REQUIRED"));
        admin().post("/api/v1/webhooks").then().statusCode(400);
        admin().body("{\"url\": \"https://1.1.1.1\", \"colour\": 1}").post("/api/v1/webhooks").then().statusCode(400);
        admin().body("{\"url\": \"http://1.1.1.1/\"}").post("/api/v1/webhooks").then().statusCode(400)
                .body("violations.code", contains("NOT_ALLOWED"));
    }

    @Test
    void callersSeeOnlyWebhooksWithinTheirReach() {
        String portal = token("\"role\": \"PORTAL\", \"source\": \"portal-" + UUID.randomUUID() + "\"");
        String other = token("\"role\": \"PORTAL\", \"source\": \"portal-" + UUID.randomUUID() + "\"");
        String officer = token("\"role\": \"OFFICER\", \"areaCodes\": [\"500112\"]");
        String ofPortal = id(as(portal), "https://127.0.0.1:9/p", "");
        String ofOfficer = id(as(officer), "https://127.0.0.1:9/o", "");

        as(portal).get("/api/v1/webhooks").then().statusCode(200).body("items.id", contains(ofPortal))
                .body("items[0].source", startsWith("portal-"));
        as(other).get("/api/v1/webhooks").then().statusCode(200).body("items", empty());
        as(other).get("/api/v1/webhooks/" + ofPortal).then().statusCode(404);
        as(other).delete("/api/v1/webhooks/" + ofPortal).then().statusCode(404);
        as(other).post("/api/v1/webhooks/" + ofPortal + "/secret").then().statusCode(404);
        as(other).post("/api/v1/webhooks/" + ofPortal + "/test").then().statusCode(404);
        as(officer).get("/api/v1/webhooks").then().body("items.id", hasItem(ofOfficer))
                .body("items.id", not(hasItem(ofPortal)));
        as(officer).get("/api/v1/webhooks/" + ofOfficer).then().body("areaCodes", contains("500112"));
        as(officer).body("{\"url\": \"https://127.0.0.1:9/o\", \"areaCodes\": [\"500101\"]}").post("/api/v1/webhooks")
                .then().statusCode(403);
        admin().get("/api/v1/webhooks").then().body("items.id", hasItems(ofPortal, ofOfficer));
        as(portal).delete("/api/v1/webhooks/" + ofPortal).then().statusCode(204);
        as(officer).delete("/api/v1/webhooks/" + ofOfficer).then().statusCode(204);
    }

    @Test
    void rolesWithoutBusinessHereAreTurnedAway() {
        String scheduler = token("\"role\": \"SCHEDULER\"");
        as(scheduler).get("/api/v1/webhooks").then().statusCode(403);
        as(scheduler).get("/api/v1/deliveries").then().statusCode(403);
        as(scheduler).get("/api/v1/workers/1/inbox").then().statusCode(403);
        RestAssured.given().get("/api/v1/webhooks").then().statusCode(401);
        RestAssured.given().get("/api/v1/deliveries").then().statusCode(401);
        RestAssured.given().post("/api/v1/deliveries/1/resend").then().statusCode(401);
        RestAssured.given().get("/api/v1/workers/1/inbox").then().statusCode(401);
    }

    @Test
    void aTestCallIsSignedAndSaysHowItWent() throws Exception {
        server.stubFor(post("/hook").willReturn(aResponse().withStatus(204)));
        server.stubFor(post("/broken").willReturn(aResponse().withStatus(500)));
        var registered = admin().body("{\"url\": \"" + server.baseUrl() + "/hook\"}").post("/api/v1/webhooks")
                .then().statusCode(201).extract().jsonPath();
        String id = registered.getString("id");
        admin().post("/api/v1/webhooks/" + id + "/test").then().statusCode(200)
                .body("delivered", equalTo(true)).body("status", equalTo(204));

        LoggedRequest call = server.findAll(postRequestedFor(urlEqualTo("/hook"))).getFirst();
        assertThat(call.getBodyAsString()).contains("\"type\":\"webhook.ping\"").contains(id);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(registered.getString("secret").substring("whsec_".length())),
                "HmacSHA256"));
        String signed = call.getHeader("webhook-id") + "." + call.getHeader("webhook-timestamp") + "."
                + call.getBodyAsString();
        assertThat(call.getHeader("webhook-signature")).isEqualTo("v1," + Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));

        String broken = id(admin(), server.baseUrl() + "/broken", "");
        admin().post("/api/v1/webhooks/" + broken + "/test").then().statusCode(200)
                .body("delivered", equalTo(false)).body("status", equalTo(500));
        String absent = id(admin(), "http://127.0.0.1:1/", "");
        admin().post("/api/v1/webhooks/" + absent + "/test").then().statusCode(200)
                .body("delivered", equalTo(false)).body("status", nullValue()).body("error", startsWith("no answer"));
        for (String each : new String[]{id, broken, absent}) {
            admin().delete("/api/v1/webhooks/" + each).then().statusCode(204);
        }
    }

    @Test
    void aRotatedSecretIsNewAndTheOldOneStillSigns() {
        server.stubFor(post("/rotate").willReturn(aResponse().withStatus(200)));
        String id = id(admin(), server.baseUrl() + "/rotate", "");
        admin().post("/api/v1/webhooks/" + id + "/secret").then().statusCode(200).body("secret", startsWith("whsec_"));
        admin().post("/api/v1/webhooks/" + id + "/test").then().statusCode(200);
        assertThat(server.findAll(postRequestedFor(urlEqualTo("/rotate"))).getFirst().getHeader("webhook-signature"))
                .matches("v1,\\S+ v1,\\S+");
        admin().delete("/api/v1/webhooks/" + id).then().statusCode(204);
    }

    @Test
    void deliveriesAreAskedForWithKnownCodesOnly() {
        admin().get("/api/v1/deliveries?runId=999999999999&state=dead&channel=INBOX&limit=5").then().statusCode(200)
                .body("items", empty()).body("nextCursor", nullValue());
        admin().get("/api/v1/deliveries?state=LOST&channel=PIGEON").then().statusCode(400)
                .body("violations.field", containsInAnyOrder("state", "channel"))
                .body("violations.find { it.field == 'channel' }.allowed",
                        hasItems("INBOX", "WEBHOOK", "WECHAT", "SMS"));
        admin().get("/api/v1/deliveries?limit=0&cursor=abc").then().statusCode(400)
                .body("violations.field", containsInAnyOrder("limit", "cursor"));
        admin().post("/api/v1/deliveries/999999999/resend").then().statusCode(404);
    }

    @Test
    void theInboxOfNobodyIsNotFound() {
        admin().get("/api/v1/workers/999999999/inbox").then().statusCode(404);
        admin().get("/api/v1/workers/999999999/inbox?limit=1000").then().statusCode(400);
        admin().post("/api/v1/workers/999999999/inbox/" + UUID.randomUUID() + "/read").then().statusCode(404);
    }
}
