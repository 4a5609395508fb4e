package io.sanjian.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How rows of another format become rows of ours; a file {@code mapping/<name>.json}. Paths are written with dots. A
 * field that is neither mapped nor ignored stays as it is, and the import warns of it unless it is one of ours.
 *
 * @param fields    our field, and the fields that it is taken from: the first that says anything
 * @param areas     fields that may name the district, best first: the first whose name or code is known counts.
 *                  Names that are not known are tried as the town and kept as text
 * @param constants our fields that are the same in every row
 * @param notes     label and field: text that no field of ours can hold is added to the description as
 *                  {@code label：text}, where the index reads it
 * @param ignored   fields that mean nothing here
 */
@RegisterForReflection
record RowMapping(Map<String, List<String>> fields, List<String> areas, Map<String, String> constants,
        Map<String, String> notes, List<String> ignored) {

    /** Names of columns that a table of the other format has. */
    Set<String> columns() {
        Set<String> read = new HashSet<>(ignored);
        read.addAll(areas);
        read.addAll(notes.values());
        fields.values().forEach(read::addAll);
        return read;
    }

    /** The row in our format; the given one is left alone. */
    ObjectNode apply(ObjectNode row, Areas known) {
        ObjectNode mapped = unmapped(row);
        constants.forEach((path, value) -> mapped(mapped, path, JsonNodeFactory.instance.textNode(value)));
        fields.forEach((path, from) -> mapped(mapped, path, from.stream().map(other -> JsonPath.get(row, other))
                .filter(Objects::nonNull).findFirst().orElse(null)));
        List<String> lines = new ArrayList<>();
        JsonNode description = JsonPath.get(mapped, "description");
        if (description != null) {
            lines.add(description.asText());
        }
        area(row, mapped, known, lines);
        notes.forEach((label, path) -> {
            JsonNode value = JsonPath.get(row, path);
            if (value != null) {
                lines.add(label + "：" + value.asText());
            }
        });
        if (!lines.isEmpty()) {
            mapped.put("description", String.join("\n", lines));
        }
        return mapped;
    }

    private static void mapped(ObjectNode mapped, String path, JsonNode value) {
        if (value != null) {
            JsonPath.put(mapped, path, value);
        }
    }

    private void area(ObjectNode row, ObjectNode mapped, Areas known, List<String> lines) {
        for (String path : areas) {
            JsonNode node = JsonPath.get(row, path);
            String name = node == null ? null : node.asText().strip();
            if (name == null) {
                continue;
            }
            if (known.find(name).isPresent() || known.byName(name).isPresent()) {
                mapped.put("areaCode", name);
                return;
            }
            if (JsonPath.get(mapped, "townCode") == null) {
                mapped.put("townCode", name);
            }
            lines.add("工作地点：" + name);
        }
    }

    /** What this mapping says nothing about. */
    private ObjectNode unmapped(ObjectNode row) {
        Set<String> read = columns();
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        row.properties().forEach(field -> {
            if (read.contains(field.getKey())) {
                return;
            }
            if (field.getValue() instanceof ObjectNode child) {
                child.properties().stream().filter(inner -> !read.contains(field.getKey() + "." + inner.getKey()))
                        .forEach(inner -> JsonPath.put(rest, field.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                rest.set(field.getKey(), field.getValue());
            }
        });
        return rest;
    }
}
