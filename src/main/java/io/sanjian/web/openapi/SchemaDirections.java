package io.sanjian.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is sent and what is answered are different things where they differ: of an answer it is said what is always in it,
 * and a request does not hold what only the service knows ({@code readOnly}). Where one schema serves both and cannot,
 * requests get a copy, with {@value #INPUT} behind its name.
 */
final class SchemaDirections {
    private static final String INPUT = "Input";
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";
    private static final String READ_ONLY = "readOnly";
    private final Document document;
    private final AlwaysPresent present;

    SchemaDirections(Document document, AlwaysPresent present) {
        this.document = document;
        this.present = present;
    }

    /** The name of a schema where requests use it. */
    static String input(Document document, String schema) {
        return document.schemas().has(schema + INPUT) ? schema + INPUT : schema;
    }

    static String plain(String schema) {
        return schema.endsWith(INPUT) ? schema.substring(0, schema.length() - INPUT.length()) : schema;
    }

    void separate() {
        Set<String> answered = document.reachable(document.answered());
        Set<String> sent = document.reachable(document.sent());
        Set<String> both = new HashSet<>(sent);
        both.retainAll(answered);
        Set<String> different = different(both);
        different
                .forEach(name -> document.schemas().set(name + INPUT, input(document.schemas().path(name).deepCopy())));
        sent.stream().filter(name -> !both.contains(name) && document.schemas().has(name))
                .forEach(name -> input((ObjectNode) document.schemas().path(name)));
        sent.forEach(
                name -> redirect(document.schemas().path(different.contains(name) ? name + INPUT : name), different,
                        answered.contains(name) && !different.contains(name)));
        document.sent().forEach(node -> redirect(node, different, false));
        answered.forEach(name -> complete(name, document.schemas().path(name)));
    }

    /** Those that cannot serve both, and those that hold one of them. */
    private Set<String> different(Set<String> both) {
        Set<String> different = new HashSet<>();
        both.stream().filter(this::differs).forEach(different::add);
        boolean more = true;
        while (more) {
            more = false;
            for (String name : both) {
                List<String> held = new ArrayList<>();
                Document.references(document.schemas().path(name),
                        reference -> Document.schema(reference).ifPresent(held::add));
                more |= held.stream().anyMatch(different::contains) && different.add(name);
            }
        }
        return different;
    }

    private boolean differs(String name) {
        JsonNode schema = document.schemas().path(name);
        Set<String> required = new HashSet<>();
        schema.path(REQUIRED).forEach(field -> required.add(field.asText()));
        return !required.containsAll(present.of(name, schema.path(PROPERTIES)).orElse(Set.of()))
                || !schema.path(PROPERTIES).findValues(READ_ONLY).isEmpty();
    }

    /** Leaves out what only the service knows. */
    private static ObjectNode input(ObjectNode schema) {
        List<String> known = schema.path(PROPERTIES).properties().stream()
                .filter(entry -> entry.getValue().path(READ_ONLY).asBoolean()).map(Map.Entry::getKey).toList();
        if (!known.isEmpty()) {
            known.forEach(field -> DerivedSchema.remove(schema, field));
            schema.remove("examples");
        }
        return schema;
    }

    /** @param shared whether the node serves answers as well, and so stays as it is */
    private static void redirect(JsonNode node, Set<String> different, boolean shared) {
        if (!shared) {
            Document.references(node, reference -> Document.schema(reference).filter(different::contains)
                    .ifPresent(name -> reference.put(Document.REF, Document.reference(name + INPUT))));
        }
    }

    private void complete(String name, JsonNode node) {
        if (!(node instanceof ObjectNode schema) || !schema.has(PROPERTIES)) {
            return;
        }
        present.of(name, schema.path(PROPERTIES)).ifPresent(always -> {
            schema.remove(REQUIRED);
            if (!always.isEmpty()) {
                ArrayNode required = schema.putArray(REQUIRED);
                always.forEach(required::add);
            }
        });
        schema.path(PROPERTIES).forEach(property -> ((ObjectNode) property).remove(READ_ONLY));
    }
}
