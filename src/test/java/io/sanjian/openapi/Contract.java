package io.sanjian.openapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The description of the API taken at its word: what is sent and answered is checked by a JSON Schema validator. Fields that
 * the description does not name count as faults, too.
 */
public final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    /** No line at all is a good answer, too. */
    private static final String LINES = "application/x-ndjson";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Map<Integer, Contract> PUBLISHED = new ConcurrentHashMap<>();
    private final JsonNode document;
    private final JsonNode strict;
    private final List<Described> operations = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    /** An operation as it stands in the document. */
    public record Described(String id, String method, String path, Pattern pattern, JsonNode body) {
    }

    private Contract(JsonNode document) {
        this.document = document;
        this.strict = strict(document.path("components").deepCopy());
        document.path("paths").properties().forEach(item -> item.getValue().properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                operations.add(new Described(entry.getValue().path("operationId").asText(), entry.getKey(),
                        item.getKey(), Pattern.compile(item.getKey().replaceAll("\\{[^}]*}", "[^/]+")),
                        entry.getValue()));
            }
        }));
        // paths without parameters before those that would take them for one
        operations.sort((one, other) -> Boolean.compare(one.path().contains("{"), other.path().contains("{")));
    }

    /** What the service that tests call has published. */
    public static Contract published() {
        return PUBLISHED.computeIfAbsent(RestAssured.port, _ -> new Contract(
                read(given().noFilters().accept("application/json").get("/openapi").asString())));
    }

    /** A schema that is put together with others cannot know all fields. */
    private static JsonNode strict(JsonNode components) {
        Set<String> parts = new HashSet<>();
        components.path("schemas").findValues("allOf").forEach(all -> all.findValuesAsText("$ref").forEach(
                reference -> parts.add(reference.substring(reference.lastIndexOf('/') + 1))));
        components.path("schemas").properties().forEach(entry -> {
            ObjectNode schema = (ObjectNode) entry.getValue();
            if (schema.has("properties") && !schema.has("additionalProperties") && !schema.has("allOf")
                    && !parts.contains(entry.getKey())) {
                schema.put("additionalProperties", false);
            }
        });
        return components;
    }

    public JsonNode document() {
        return document;
    }

    public List<Described> operations() {
        return operations;
    }

    public Optional<Described> operation(String method, String path) {
        return operations.stream().filter(
                operation -> operation.method.equalsIgnoreCase(method) && operation.pattern.matcher(path).matches())
                .findFirst();
    }

    /** What is wrong with an answer; nothing where it is as described. */
    public List<String> faults(Described operation, int status, String contentType, String body) {
        JsonNode response = resolved(operation.body.path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of(status + " is not described");
        }
        String type = contentType == null ? "" : contentType.replaceAll(";.*", "").strip();
        if (body == null || body.isEmpty()) {
            return response.has("content") && !type.equals(LINES) ? List.of(status + " has no body") : List.of();
        }
        JsonNode media = response.path("content").path(type);
        if (media.isMissingNode()) {
            return List.of(status + " is described without " + type);
        }
        if (type.equals(LINES)) {
            JsonNode line = media.path("schema").path("x-item-schema");
            return body.lines().flatMap(each -> faults(line, read(each)).stream()).toList();
        }
        return type.endsWith("json") ? faults(media.path("schema"), read(body)) : List.of();
    }

    /** What is wrong with a value. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(message -> message.getInstanceLocation() + ": " + message.getMessage()).sorted().toList();
    }

    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", strict);
        return FACTORY.getSchema(whole, CONFIG);
    }

    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    /** Values by name that the document gives as examples of a body. */
    public static Map<String, JsonNode> examples(JsonNode media) {
        Map<String, JsonNode> examples = new HashMap<>();
        if (media.has("example")) {
            examples.put("example", media.path("example"));
        }
        media.path("examples").properties().forEach(entry -> examples.put(entry.getKey(),
                entry.getValue().path("value")));
        return examples;
    }
}
