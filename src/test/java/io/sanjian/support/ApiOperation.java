package io.sanjian.support;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An operation as the OpenAPI document describes it.
 *
 * @param contentType of the body, or null where there is none
 * @param example     a body that the document gives as an example: JSON as maps and lists, or text; or null
 * @param fields      of the body, as its schema names them; those of objects in it with dots between
 */
public record ApiOperation(String id, String method, String path, String contentType, Object example,
        List<String> fields, List<ApiParameter> parameters) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> PREFERRED = List.of("application/json", "application/x-ndjson", "text/csv");
    private static final int DEEPEST = 3;

    /** All of them by id, as the running service publishes them. */
    public static Map<String, ApiOperation> all() {
        Map<String, Object> document = given().accept("application/json").get("/openapi").then().statusCode(200)
                .extract().jsonPath().getMap("");
        Map<String, Object> schemas = map(map(document.get("components")).get("schemas"));
        Map<String, ApiOperation> operations = new LinkedHashMap<>();
        map(document.get("paths")).forEach((path, item) -> map(item).forEach((method, body) -> {
            if (METHODS.contains(method)) {
                ApiOperation operation = of(method, path, map(item), map(body), schemas);
                operations.put(operation.id, operation);
            }
        }));
        return operations;
    }

    private static ApiOperation of(String method, String path, Map<String, Object> item, Map<String, Object> body,
            Map<String, Object> schemas) {
        Map<String, Object> content = map(map(body.get("requestBody")).get("content"));
        String type = content.isEmpty() ? null : PREFERRED.stream().filter(content::containsKey).findFirst()
                .orElseGet(() -> content.keySet().iterator().next());
        List<ApiParameter> parameters = new ArrayList<>();
        List.of(item, body).forEach(node -> list(node.get("parameters")).forEach(parameter -> parameters
                .add(new ApiParameter((String) parameter.get("name"), (String) parameter.get("in"),
                        value(parameter)))));
        Map<String, Object> media = type == null ? Map.of() : map(content.get(type));
        List<String> fields = new ArrayList<>();
        addFields("", map(media.get("schema")), schemas, fields);
        return new ApiOperation(String.valueOf(body.get("operationId")), method.toUpperCase(Locale.ROOT), path, type,
                example(media), List.copyOf(fields), List.copyOf(parameters));
    }

    private static void addFields(String prefix, Map<String, Object> schema, Map<String, Object> schemas,
            List<String> fields) {
        Object reference = schema.get("$ref");
        if (schema.containsKey("anyOf")) {
            addFields(prefix, list(schema.get("anyOf")).getFirst(), schemas, fields);
            return;
        }
        Map<String, Object> named = reference == null ? schema
                : map(schemas.get(reference.toString().substring(reference.toString().lastIndexOf('/') + 1)));
        map(named.get("properties")).forEach((name, property) -> {
            fields.add(prefix + name);
            if (prefix.chars().filter(c -> c == '.').count() < DEEPEST) {
                addFields(prefix + name + '.', map(property), schemas, fields);
            }
        });
    }

    /** The longest of the examples: it has most to be read. */
    private static Object example(Map<String, Object> media) {
        Object single = media.get("example");
        return single != null ? single : map(media.get("examples")).values().stream()
                .map(example -> map(example).get("value"))
                .max((one, other) -> one.toString().length() - other.toString().length()).orElse(null);
    }

    private static String value(Map<String, Object> parameter) {
        Map<String, Object> schema = map(parameter.get("schema"));
        Object value = parameter.getOrDefault("example", schema.get("default"));
        if (value == null && schema.get("examples") instanceof List<?> examples && !examples.isEmpty()) {
            value = examples.getFirst();
        }
        return value == null ? null : value.toString();
    }

    /** The path with its parameters filled in. */
    public String path(Map<String, ?> parameters) {
        String filled = path;
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            filled = filled.replace('{' + parameter.getKey() + '}', String.valueOf(parameter.getValue()));
        }
        if (filled.contains("{")) {
            throw new IllegalStateException("no value for a parameter of " + id + ": " + filled);
        }
        return filled;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object node) {
        return node == null ? List.of() : (List<Map<String, Object>>) node;
    }
}
