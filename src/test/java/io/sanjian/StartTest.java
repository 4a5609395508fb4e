package io.sanjian;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import java.net.URL;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a started service offers besides the API itself. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StartTest {
    @TestHTTPResource(value = "/", management = true)
    URL management;

    /** Address of the management interface with a slash at the end. */
    String management() {
        return management.toString();
    }

    @Test
    void itIsAliveAndBecomesReady() {
        given().get(management() + "health/live").then().statusCode(200).body("status", equalTo("UP"));
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get(management() + "health/ready").then().statusCode(200)
                        .body("status", equalTo("UP")));
    }

    @Test
    void metricsAreOnTheManagementPortOnly() {
        given().get(management() + "metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void theApiDescribesItself() {
        given().accept("application/json").get("/openapi").then().statusCode(200)
                .body("info.title", equalTo("Sanjian API"));
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @Test
    void nobodyComesInWithoutAToken() {
        given().get("/api/v1/tokens").then().statusCode(401);
    }
}
