package io.sanjian.web.fields;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.terms.PlainText;

/** Paths of fields as rows and mappings name them: {@code title}, {@code pay.min}. */
public final class JsonPath {

    private JsonPath() {
    }

    /** The value, or null where there is none or only blank text. */
    public static JsonNode get(JsonNode row, String path) {
        JsonNode node = row;
        for (String name : path.split("\\.")) {
            node = node == null ? null : node.get(name);
        }
        return blank(node) ? null : node;
    }

    /** Sets a value, making the objects on the way. */
    public static void put(ObjectNode row, String path, JsonNode value) {
        int dot = path.lastIndexOf('.');
        ObjectNode parent =
                dot < 0 ? row : row.withObject(JsonPointer.compile("/" + path.substring(0, dot).replace('.', '/')));
        parent.set(path.substring(dot + 1), value);
    }

    static boolean blank(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode()
                || node.isTextual() && PlainText.blank(node.textValue());
    }
}
