package io.sanjian.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.problem.Violation;
import java.io.CharConversionException;
import java.io.IOException;

/** Reads the JSON text of single rows. */
final class JsonRows {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build().readerFor(JsonNode.class);

    private JsonRows() {
    }

    /** The row in {@code text[0, length)}, UTF-8. */
    static Row row(long number, byte[] text, int length) throws IOException {
        try {
            JsonNode node = READER.readValue(text, 0, length);
            return node instanceof ObjectNode fields ? new Row.Data(number, fields, length)
                    : new Row.Unreadable(number, Violation.malformed("row", "The row is not a JSON object"));
        } catch (JsonProcessingException e) {
            return e.getLocation() == null ? unreadable(number) : new Row.Unreadable(number, Violation.malformed("row",
                    "The row is not well-formed JSON in UTF-8 (at column {0})", e.getLocation().getColumnNr()));
        } catch (CharConversionException _) {
            // taken for UTF-32, and none of it either
            return unreadable(number);
        }
    }

    private static Row unreadable(long number) {
        return new Row.Unreadable(number,
                Violation.malformed("row", "The row is not well-formed JSON in UTF-8"));
    }
}
