package io.sanjian.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A good JSON body of which any part can be exchanged for anything. */
final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final JsonNode example;

    JsonBody(Object example) {
        this.example = JSON.valueToTree(example);
    }

    /** Every place in the body, and those of which only the schema tells: names and positions with dots between. */
    List<String> places(List<String> inSchema) {
        Set<String> places = new LinkedHashSet<>();
        add("", example, places);
        places.addAll(inSchema);
        return new ArrayList<>(places);
    }

    private static void add(String prefix, JsonNode node, Set<String> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                places.add(prefix + field.getKey());
                add(prefix + field.getKey() + '.', field.getValue(), places);
            });
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            places.add(prefix + '0');
            add(prefix + "0.", array.get(0), places);
        }
    }

    /** The body with this value at the place. */
    String with(String place, String value) {
        JsonNode copy = example.deepCopy();
        JsonNode parent = copy;
        String[] names = place.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent instanceof ArrayNode array ? array.get(Integer.parseInt(names[i]))
                    : child((ObjectNode) parent, names[i]);
        }
        String last = names[names.length - 1];
        JsonNode raw = JSON.getNodeFactory().rawValueNode(new RawValue(value));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), raw);
        } else {
            ((ObjectNode) parent).set(last, raw);
        }
        return text(copy);
    }

    private static JsonNode child(ObjectNode parent, String name) {
        JsonNode child = parent.get(name);
        return child != null && child.isContainerNode() ? child : parent.putObject(name);
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return text(example);
    }
}
