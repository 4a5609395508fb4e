package io.sanjian.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An OpenAPI document as a tree, with the ways through it that the steps need. */
record Document(ObjectNode root) {
    static final String REF = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static String reference(String schema) {
        return SCHEMAS + schema;
    }

    /** Name of the schema that a node refers to. */
    static Optional<String> schema(JsonNode node) {
        String reference = node.path(REF).asText("");
        return reference.startsWith(SCHEMAS) ? Optional.of(reference.substring(SCHEMAS.length())) : Optional.empty();
    }

    ObjectNode components(String kind) {
        return root.withObject("/components").withObject("/" + kind);
    }

    ObjectNode schemas() {
        return components("schemas");
    }

    List<ObjectNode> operations() {
        return operations("paths");
    }

    List<ObjectNode> webhooks() {
        return operations("webhooks");
    }

    private List<ObjectNode> operations(String section) {
        List<ObjectNode> operations = new ArrayList<>();
        root.path(section).forEach(item -> item.properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                operations.add((ObjectNode) entry.getValue());
            }
        }));
        return operations;
    }

    /** What is sent to the service: bodies and parameters. */
    List<JsonNode> sent() {
        List<JsonNode> sent = new ArrayList<>();
        operations().forEach(operation -> {
            sent.add(operation.path("requestBody"));
            sent.add(operation.path("parameters"));
        });
        return sent;
    }

    /** What the service sends: answers, and calls of webhooks. */
    List<JsonNode> answered() {
        List<JsonNode> answered = new ArrayList<>();
        operations().forEach(operation -> answered.add(operation.path("responses")));
        webhooks().forEach(webhook -> answered.add(webhook.path("requestBody")));
        answered.add(root.path("components").path("responses"));
        return answered;
    }

    /** Names of all schemas that are met from there on. */
    Set<String> reachable(List<JsonNode> from) {
        Set<String> met = new LinkedHashSet<>();
        from.forEach(node -> collect(node, met));
        return met;
    }

    /** Leaves out schemas that nothing refers to. */
    void prune() {
        List<JsonNode> roots = new ArrayList<>();
        roots.add(root.path("paths"));
        roots.add(root.path("webhooks"));
        roots.add(root.path("components").path("responses"));
        schemas().retain(reachable(roots));
    }

    private void collect(JsonNode from, Set<String> met) {
        references(from, reference -> schema(reference).filter(met::add)
                .ifPresent(name -> collect(schemas().path(name), met)));
    }

    /** Every object at or below a node that is a reference. */
    static void references(JsonNode node, Consumer<ObjectNode> consumer) {
        if (node instanceof ObjectNode object && object.has(REF)) {
            consumer.accept(object);
        }
        node.forEach(child -> references(child, consumer));
    }

    /** Lays one object over another: objects are joined, all else is replaced. */
    static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            if (entry.getValue().has(REF)) {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            } else if (entry.getValue().isObject() && into.path(entry.getKey()) instanceof ObjectNode below) {
                merge(below, entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        }
    }
}
