package io.sanjian.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A schema of requests that follows from another one: without some of its fields and with others, or as a JSON Merge Patch of it
 * (RFC 7396), in which every field may be left out or null, those of objects below as well.
 */
final class DerivedSchema {
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";
    private static final String PATCH = "Patch";
    private final Document document;
    private final JsonNode rule;

    /**
     * @param rule {@code from}, {@code without} (names of fields), {@code with} (further fields), {@code patch} (true or
     *             false), {@code description}
     */
    DerivedSchema(Document document, JsonNode rule) {
        this.document = document;
        this.rule = rule;
    }

    void add(String name) {
        ObjectNode schema = document.schemas().path(SchemaDirections.input(document, rule.path("from").asText()))
                .deepCopy();
        rule.path("without").forEach(field -> remove(schema, field.asText()));
        rule.path("with").properties()
                .forEach(field -> ((ObjectNode) schema.path(PROPERTIES)).set(field.getKey(), field.getValue()));
        schema.remove("examples");
        if (rule.has("description")) {
            schema.set("description", rule.get("description"));
        }
        document.schemas().set(name, rule.path("patch").asBoolean() ? patch(schema) : schema);
    }

    static void remove(ObjectNode schema, String field) {
        ((ObjectNode) schema.path(PROPERTIES)).remove(field);
        if (schema.path(REQUIRED) instanceof ArrayNode required) {
            required.removeIf(name -> name.asText().equals(field));
            if (required.isEmpty()) {
                schema.remove(REQUIRED);
            }
        }
    }

    private ObjectNode patch(ObjectNode schema) {
        schema.remove(REQUIRED);
        ObjectNode properties = (ObjectNode) schema.path(PROPERTIES);
        for (Map.Entry<String, JsonNode> entry : properties.properties()) {
            entry.setValue(nullable((ObjectNode) entry.getValue()));
        }
        return schema;
    }

    private ObjectNode nullable(ObjectNode property) {
        property.remove("default");
        if (property.has(Document.REF)) {
            ObjectNode either = JsonNodeFactory.instance.objectNode();
            if (property.has("description")) {
                either.set("description", property.remove("description"));
            }
            Document.schema(property).ifPresent(name -> property.put(Document.REF, Document.reference(patchOf(name))));
            either.putArray("anyOf").add(property).addObject().put("type", "null");
            return either;
        }
        if (property.path("type").isTextual()) {
            String type = property.path("type").asText();
            property.putArray("type").add(type).add("null");
        }
        return property;
    }

    /** The patch of an object below; other schemas serve as they are. */
    private String patchOf(String name) {
        if (!document.schemas().path(name).has(PROPERTIES)) {
            return name;
        }
        String patched = SchemaDirections.plain(name) + PATCH;
        if (!document.schemas().has(patched)) {
            document.schemas().set(patched, patch(document.schemas().path(name).deepCopy()));
        }
        return patched;
    }
}
