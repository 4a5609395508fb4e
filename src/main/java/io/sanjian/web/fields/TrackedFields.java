package io.sanjian.web.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The values of a row by their paths, and which of them nobody has asked for. */
final class TrackedFields {
    private final ObjectNode row;
    private final Consumer<String> noObject;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param noObject is told, once each, the names of fields that ought to hold others and do not */
    TrackedFields(ObjectNode row, Consumer<String> noObject) {
        this.row = row;
        this.noObject = noObject;
    }

    /** The value at a path of one or two names; null where there is none. */
    JsonNode at(String path) {
        asked.add(path);
        int dot = path.indexOf('.');
        if (dot < 0) {
            return row.get(path);
        }
        String name = path.substring(0, dot);
        JsonNode parent = row.get(name);
        if (parent != null && !parent.isObject() && !absent(parent)) {
            if (asked.add(name)) {
                noObject.accept(name);
            }
            return null;
        }
        return parent == null ? null : parent.get(path.substring(dot + 1));
    }

    /** All paths that were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Paths that hold something and were not asked for. */
    Stream<String> unasked() {
        return unasked(row, "");
    }

    private Stream<String> unasked(ObjectNode node, String prefix) {
        return node.properties().stream().flatMap(field -> {
            String path = prefix + field.getKey();
            if (asked.contains(path)) {
                return Stream.empty();
            }
            boolean holdsAsked = asked.stream().anyMatch(p -> p.startsWith(path + "."));
            if (holdsAsked && absent(field.getValue())) {
                return Stream.empty();
            }
            return holdsAsked && field.getValue() instanceof ObjectNode child ? unasked(child, path + ".")
                    : Stream.of(path);
        });
    }

    /** Whether the value says nothing: null or blank text. */
    static boolean absent(JsonNode node) {
        return JsonPath.blank(node);
    }
}
