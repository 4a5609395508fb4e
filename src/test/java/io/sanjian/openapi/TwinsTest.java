package io.sanjian.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What wx.request can send reaches everything: it has no PATCH. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TwinsTest {

    @Test
    void everyPatchHasAPostWithTheSameBodyAndAnswer() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().accept("application/json").get("/openapi").path("paths");
        paths.forEach((path, operations) -> {
            Map<String, Object> patch = operations.get("patch");
            if (patch != null) {
                Map<String, Object> twin =
                        paths.entrySet().stream().filter(other -> other.getKey().startsWith(path))
                                .map(other -> other.getValue().get("post")).filter(post -> post != null
                                        && (patch.get("operationId") + "ByPost").equals(post.get("operationId")))
                                .findAny().orElse(null);
                assertThat(twin).as("POST twin of PATCH " + path).isNotNull();
                assertThat(schemas(twin, "requestBody")).as(path).isEqualTo(schemas(patch, "requestBody"));
                assertThat(schemas(twin, "responses")).as(path).isEqualTo(schemas(patch, "responses"));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static String schemas(Map<String, Object> operation, String part) {
        Map<String, Object> found = (Map<String, Object>) operation.get(part);
        Object content = part.equals("responses") ? ((Map<String, Object>) found.get("200")).get("content")
                : found.get("content");
        StringBuilder schemas = new StringBuilder();
        ((Map<String, Map<String, Object>>) content)
                .forEach((type, media) -> schemas.append(type).append(media.get("schema")).append('\n'));
        return schemas.toString();
    }

    @Test
    void aPostingIsChangedByPost() {
        String token = TestTokens.portal("twins");
        int id = given().auth().oauth2(token).contentType("application/json")
                .body("{\"externalId\": \"T-1\", \"title\": \"普工\", \"areaCode\": \"500116\"}").post("/api/v1/postings")
                .then().extract().path("id");
        given().auth().oauth2(token).contentType("application/json").body("{\"status\": \"暂停\"}")
                .post("/api/v1/postings/" + id + "/state").then().statusCode(200);
        given().auth().oauth2(token).get("/api/v1/sources/twins/postings/T-1").then().statusCode(200)
                .body("status", org.hamcrest.Matchers.equalTo("PAUSED"));
        given().auth().oauth2(token).contentType("application/json").body("{\"status\": \"open\"}")
                .post("/api/v1/postings/" + id + "/state").then().statusCode(200);
    }
}
