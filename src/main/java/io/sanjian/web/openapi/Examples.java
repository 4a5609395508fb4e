package io.sanjian.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Gives every body in JSON that has no example the one of its schema. A schema that has none is put together from those
 * of its fields: a list has one element, and of an object there is what is always there.
 */
final class Examples {
    private static final String SCHEMA = "schema";
    private static final String EXAMPLE = "example";
    private static final String EXAMPLES = "examples";
    private static final int DEEPEST = 8;
    private final Document document;

    Examples(Document document) {
        this.document = document;
    }

    void complete() {
        document.operations().forEach(operation -> {
            complete(operation.path("requestBody"));
            operation.path("responses").forEach(this::complete);
        });
        document.webhooks().forEach(webhook -> complete(webhook.path("requestBody")));
    }

    private void complete(JsonNode bodyOrResponse) {
        bodyOrResponse.path("content").properties().forEach(entry -> {
            if (entry.getKey().endsWith("json") && entry.getValue() instanceof ObjectNode media
                    && !media.has(EXAMPLE) && !media.has(EXAMPLES)) {
                of(media.path(SCHEMA), DEEPEST).ifPresent(example -> media.set(EXAMPLE, example));
            }
        });
    }

    private Optional<JsonNode> of(JsonNode schema, int deeper) {
        Optional<String> named = Document.schema(schema);
        if (schema.path(EXAMPLES).path(0).isValueNode() || schema.path(EXAMPLES).path(0).isContainerNode()) {
            return Optional.of(schema.path(EXAMPLES).path(0).deepCopy());
        } else if (deeper == 0) {
            return Optional.empty();
        } else if (named.isPresent()) {
            return of(document.schemas().path(named.get()), deeper - 1);
        } else if (schema.has("enum")) {
            return Optional.of(schema.path("enum").path(0));
        }
        return switch (schema.path("type").asText()) {
            case "array" -> Optional.of(of(schema.path("items"), deeper - 1)
                    .<JsonNode>map(item -> JsonNodeFactory.instance.arrayNode().add(item))
                    .orElseGet(JsonNodeFactory.instance::arrayNode));
            case "object" -> Optional.of(object(schema, deeper));
            case "boolean" -> Optional.of(JsonNodeFactory.instance.booleanNode(true));
            case "integer", "number" -> Optional.of(JsonNodeFactory.instance.numberNode(1));
            case "string" -> Optional.of(JsonNodeFactory.instance.textNode("text"));
            default -> Optional.empty();
        };
    }

    private ObjectNode object(JsonNode schema, int deeper) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        schema.path("required").forEach(field -> of(schema.path("properties").path(field.asText()), deeper - 1)
                .ifPresent(value -> example.set(field.asText(), value)));
        return example;
    }
}
