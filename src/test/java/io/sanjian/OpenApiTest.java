package io.sanjian;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/**
 * The description of the API is complete enough to generate a client from it. Every case names the operations that are
 * not.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String PROBLEM = "application/problem+json";
    private static Map<String, Object> document;

    /** One operation: {@code POST /api/v1/x} and what the description says of it. */
    record Operation(String name, Map<String, Object> body, List<Map<String, Object>> parameters) {

        Map<String, Map<String, Object>> responses() {
            return map(body.get("responses"));
        }

        boolean secured() {
            return !list(body.get("security")).isEmpty();
        }
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        List<Object> ids = operations().stream().map(operation -> operation.body.get("operationId")).toList();
        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void everyOperationHasASummaryAndATag() {
        assertThat(lacking((operation, _) -> text(operation.body.get("summary"))
                && !list(operation.body.get("tags")).isEmpty())).isEmpty();
    }

    @Test
    void everyParameterIsDescribed() {
        assertThat(lacking((operation, faults) -> {
            operation.parameters.stream().filter(parameter -> !text(parameter.get("description")))
                    .forEach(parameter -> faults.add(String.valueOf(parameter.get("name"))));
            return true;
        })).isEmpty();
    }

    @Test
    void everyBodyOfARequestHasASchemaAndAnExample() {
        assertThat(lacking((operation, faults) -> {
            contents(operation.body.get("requestBody")).forEach((type, media) -> check(type, media, faults));
            return true;
        })).isEmpty();
    }

    @Test
    void everyAnswerThatSucceedsHasASchemaAndAnExample() {
        assertThat(lacking((operation, faults) -> {
            operation.responses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    contents(response).forEach((type, media) -> check(status + " " + type, media, faults));
                }
            });
            return operation.responses().keySet().stream().anyMatch(status -> status.startsWith("2"));
        })).isEmpty();
    }

    @Test
    void everySecuredOperationTellsOf401And403() {
        assertThat(lacking((operation, _) -> !operation.secured()
                || operation.responses().keySet().containsAll(Set.of("401", "403")))).isEmpty();
    }

    @Test
    void everyOperationThatTakesInputTellsOf400() {
        assertThat(lacking((operation, _) -> operation.parameters.isEmpty()
                && operation.body.get("requestBody") == null || operation.responses().containsKey("400"))).isEmpty();
    }

    @Test
    void everyOperationOnOneThingTellsOf404() {
        assertThat(lacking((operation, _) -> operation.parameters.stream()
                .noneMatch(parameter -> "path".equals(parameter.get("in")))
                || operation.responses().containsKey("404"))).isEmpty();
    }

    @Test
    void everyErrorIsAProblemDocument() {
        assertThat(lacking((operation, faults) -> {
            operation.responses().forEach((status, response) -> {
                if (status.matches("[45]..") && !contents(response).keySet().equals(Set.of(PROBLEM))) {
                    faults.add(status);
                }
            });
            return true;
        })).isEmpty();
    }

    /** What a filter or a limit may answer to anybody. */
    @Test
    void everyOperationTellsOfWhatTheServiceMayAnswerToAll() {
        assertThat(lacking((operation, faults) -> {
            List<String> expected = new ArrayList<>(List.of("400", "429", "500", "503"));
            if (operation.body.get("requestBody") != null) {
                expected.addAll(List.of("413", "415"));
            }
            if (operation.responses().entrySet().stream().anyMatch(
                    entry -> entry.getKey().startsWith("2") && entry.getValue().containsKey("content"))) {
                expected.add("406");
            }
            expected.removeAll(operation.responses().keySet());
            faults.addAll(expected);
            return true;
        })).isEmpty();
    }

    @Test
    void answersThatMayBeNewlyAskedForHaveAVersion() {
        assertThat(lacking((operation, _) -> !operation.responses().containsKey("304")
                || map(operation.responses().get("200").get("headers")).containsKey("ETag"))).isEmpty();
    }

    @Test
    void everySuccessTellsOfRateLimits() {
        assertThat(lacking((operation, faults) -> {
            operation.responses().forEach((status, response) -> {
                if (status.startsWith("2") && !map(response.get("headers")).containsKey("RateLimit")) {
                    faults.add(status);
                }
            });
            return true;
        })).isEmpty();
        assertThat(map(target("#/components/responses/TooManyRequests").get("headers"))).containsKey("Retry-After");
    }

    @Test
    void schemasHaveGivenNames() {
        Set<String> names = map(map(document().get("components")).get("schemas")).keySet();
        assertThat(names).noneMatch(name -> name.matches(".*\\d")).doesNotContain("Answer", "Field", "Flag", "Kind",
                "Outcome", "Part", "Pick", "Precision", "Reason", "State", "Tier", "When");
    }

    @Test
    void noBodyThatIsSentHoldsWhatOnlyTheServiceKnows() {
        Map<String, Map<String, Object>> schemas = map(map(document().get("components")).get("schemas"));
        assertThat(map(schemas.get("WorkerInput").get("properties"))).doesNotContainKeys("id", "createdAt");
        assertThat(map(schemas.get("WorkerRegistration").get("properties"))).doesNotContainKeys("id", "source",
                "externalId", "phone");
        assertThat(schemas.get("WorkerRegistration").get("required")).isEqualTo(List.of("home"));
        assertThat(schemas.get("WorkerPatch")).doesNotContainKey("required");
        Map<String, Map<String, Object>> patch = map(schemas.get("WorkerPatch").get("properties"));
        assertThat(patch).allSatisfy((name, field) -> assertThat(field.toString()).contains("null"));
    }

    @Test
    void streamsAreNoObjects() {
        Map<String, Map<String, Object>> operations = new HashMap<>();
        operations().forEach(operation -> operations.put((String) operation.body.get("operationId"), operation.body));
        for (String id : List.of("exportRunPicks", "watchRun", "importPostings", "importWorkers")) {
            Map<String, Map<String, Object>> responses = map(operations.get(id).get("responses"));
            contents(responses.get("200")).forEach((type, media) -> {
                if (!type.equals("application/json")) {
                    assertThat(map(media.get("schema"))).as(id + " " + type).containsEntry("type", "string");
                }
            });
        }
    }

    @Test
    void everyPageSizeHasItsBounds() {
        assertThat(lacking((operation, faults) -> {
            operation.parameters.stream().filter(parameter -> "limit".equals(parameter.get("name")))
                    .filter(parameter -> !map(parameter.get("schema")).keySet()
                            .containsAll(Set.of("minimum", "maximum")))
                    .forEach(parameter -> faults.add("limit"));
            return true;
        })).isEmpty();
    }

    @Test
    void everyEventOfWebhooksIsDescribed() {
        assertThat(map(document().get("webhooks"))).containsOnlyKeys("recommendation.created", "webhook.ping");
    }

    @Test
    void theServerIsTheOneThatWasAsked() {
        assertThat(list(document().get("servers"))).singleElement().extracting("url").isEqualTo("/");
    }

    @Test
    void onlyLoginTheSmsGatewayAndWhatThisIsNeedNoToken() {
        assertThat(operations()).filteredOn(operation -> !operation.secured()).extracting(Operation::name)
                .containsExactlyInAnyOrder("GET /api/v1", "POST /api/v1/auth/wechat", "POST /api/v1/auth/refresh",
                        "POST /api/v1/sms/replies/{key}", "GET /api/v1/sms/replies/{key}");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Map<String, Object> document = document();
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(target(reference)).as(reference).isNotEmpty();
        });
    }

    @Test
    void theTokenIsABearerToken() {
        Map<String, Map<String, Object>> schemes = map(map(document().get("components")).get("securitySchemes"));
        assertThat(schemes).hasSize(1);
        assertThat(schemes.values().iterator().next()).containsEntry("type", "http").containsEntry("scheme",
                "bearer");
    }

    private static void check(String where, Map<String, Object> media, List<String> faults) {
        if (media.get("schema") == null) {
            faults.add(where + " has no schema");
        }
        boolean binary = "binary".equals(map(media.get("schema")).get("format"));
        if (!binary && media.get("example") == null && media.get("examples") == null) {
            faults.add(where + " has no example");
        }
    }

    private static Map<String, Map<String, Object>> contents(Object bodyOrResponse) {
        return bodyOrResponse == null ? Map.of() : map(resolved(map(bodyOrResponse)).get("content"));
    }

    private static Map<String, Object> resolved(Map<String, Object> node) {
        return node.get("$ref") instanceof String reference ? target(reference) : node;
    }

    private static Map<String, Object> target(String reference) {
        Map<String, Object> target = document();
        for (String step : reference.substring(2).split("/")) {
            target = map(target.get(step));
        }
        return target;
    }

    /** Operations for which the check is false or adds faults, with these. */
    private static List<String> lacking(BiPredicate<Operation, List<String>> check) {
        return operations().stream().map(operation -> {
            List<String> faults = new ArrayList<>();
            boolean good = check.test(operation, faults) && faults.isEmpty();
            return good ? null : operation.name + " " + faults;
        }).filter(Objects::nonNull).toList();
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Map<String, Map<String, Object>> paths = map(document().get("paths"));
        paths.forEach((path, item) -> item.forEach((method, body) -> {
            if (METHODS.contains(method)) {
                List<Map<String, Object>> parameters = new ArrayList<>(list(item.get("parameters")));
                parameters.addAll(list(map(body).get("parameters")));
                operations.add(new Operation(method.toUpperCase(Locale.ROOT) + " " + path, map(body),
                        parameters));
            }
        }));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    private static Map<String, Object> document() {
        if (document == null) {
            document = given().accept("application/json").get("/openapi").then().statusCode(200).extract().jsonPath()
                    .getMap("");
        }
        return document;
    }

    private static void collect(Object node, List<String> references) {
        switch (node) {
            case Map<?, ?> map -> map.forEach((key, value) -> {
                if ("$ref".equals(key)) {
                    references.add((String) value);
                }
                collect(value, references);
            });
            case List<?> list -> list.forEach(element -> collect(element, references));
            case null, default -> {
            }
        }
    }

    private static boolean text(Object value) {
        return value instanceof String text && !text.isBlank();
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Object node) {
        return node == null ? Map.of() : (Map<String, T>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object node) {
        return node == null ? List.of() : (List<Map<String, Object>>) node;
    }
}
