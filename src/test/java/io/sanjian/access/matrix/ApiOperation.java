package io.sanjian.access.matrix;

import static io.restassured.RestAssured.given;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An operation as the OpenAPI document describes it.
 *
 * @param contentType of the body, or null where there is none
 */
record ApiOperation(String id, String method, String path, String contentType) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> PREFERRED = List.of("application/json", "application/x-ndjson", "text/csv");

    /** All of them by id, as the running service publishes them. */
    static Map<String, ApiOperation> all() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept("application/json").get("/openapi").then()
                .statusCode(200).extract().jsonPath().getMap("paths");
        Map<String, ApiOperation> operations = new LinkedHashMap<>();
        paths.forEach((path, item) -> item.forEach((method, body) -> {
            if (METHODS.contains(method)) {
                String id = String.valueOf(body.get("operationId"));
                operations.put(id, new ApiOperation(id, method.toUpperCase(Locale.ROOT), path, contentType(body)));
            }
        }));
        return operations;
    }

    @SuppressWarnings("unchecked")
    private static String contentType(Map<String, Object> body) {
        Map<String, Map<String, Object>> request = (Map<String, Map<String, Object>>) body.get("requestBody");
        if (request == null) {
            return null;
        }
        Set<String> types = request.get("content").keySet();
        return PREFERRED.stream().filter(types::contains).findFirst().orElse(types.iterator().next());
    }

    /** The path with its parameters filled in. */
    String path(Map<String, ?> parameters) {
        String filled = path;
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            filled = filled.replace('{' + parameter.getKey() + '}', String.valueOf(parameter.getValue()));
        }
        if (filled.contains("{")) {
            throw new IllegalStateException("no value for a parameter of " + id + ": " + filled);
        }
        return filled;
    }
}
