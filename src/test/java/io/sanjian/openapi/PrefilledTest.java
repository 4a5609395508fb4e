package io.sanjian.openapi;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import io.sanjian.support.fake.FakeServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What somebody gets who opens Swagger UI and presses "Execute" without changing anything: it fills in the example of a
 * parameter or else its default, and the first example of a body.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class PrefilledTest {
    /** Reads that are sent as POST. */
    private static final Set<String> READING = Set.of("match", "explainMatch", "lookUpWorker", "verifyAudit");

    @Test
    void everyReadDoesSomethingSensible() {
        new World();
        List<String> faults = new ArrayList<>();
        for (Contract.Described operation : Contract.published().operations()) {
            boolean reads = operation.method().equals("get") || READING.contains(operation.id());
            if (reads && !operation.id().equals("watchRun")) {
                int status = execute(operation).statusCode();
                // the thing with the id of the example need not be there
                boolean missing =
                        status == 404 && (operation.path().contains("{") || operation.id().equals("explainMatch"));
                // sessions are of people who logged in
                boolean otherRole = status == 403 && operation.path().startsWith("/api/v1/auth/");
                if (status >= 300 && !missing && !otherRole) {
                    faults.add(operation.id() + ' ' + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void searchFindsPostings() {
        as(TestTokens.ADMIN).body(Map.of("externalId", "prefilled", "title", "焊工", "areaCode", "500112"))
                .post("/api/v1/postings?source=prefilled").then();
        Contract.Described search = Contract.published().operation("GET", "/api/v1/postings").orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(execute(search).<List<?>>path("items")).isNotEmpty());
    }

    private static Response execute(Contract.Described operation) {
        RequestSpecification request = as(TestTokens.ADMIN);
        String path = operation.path();
        for (JsonNode parameter : operation.body().path("parameters")) {
            JsonNode value = parameter.has("example") ? parameter.path("example")
                    : parameter.path("schema").path("default");
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace('{' + name + '}', value.asText());
            } else if (!value.isMissingNode()) {
                request.queryParam(name, value.asText());
            }
        }
        JsonNode content = operation.body().path("requestBody").path("content");
        if (!content.isEmpty()) {
            request.body(Contract.examples(content.path("application/json")).values().iterator().next().toString());
        }
        return request.request(operation.method(), path);
    }
}
