package io.sanjian.delivery.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.gateway.http.BodyText;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gateway calls with when people have replied: a JSON object, an array of them, or a form, in the body or behind the question
 * mark; in the charset that it declares, or in UTF-8 or GBK.
 */
final class ReplyBody {
    private static final int HEX = 16;

    private final SmsReplyConfig config;
    private final ObjectMapper json;

    ReplyBody(SmsReplyConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** Somebody's reply. */
    record Reply(String phone, String text) {

        /** Names no person. */
        @Override
        public String toString() {
            return "a reply";
        }
    }

    /**
     * Reads a body.
     *
     * @param contentType as declared, or null
     * @throws ProblemException VALIDATION where it holds no reply
     */
    List<Reply> read(byte[] body, String contentType) {
        Charset declared = BodyText.declared(contentType).orElse(null);
        String text = BodyText.of(body, declared).strip();
        List<Reply> replies = text.startsWith("{") || text.startsWith("[") ? ofJson(text)
                : ofForm(new String(body, StandardCharsets.ISO_8859_1).strip(), declared);
        if (replies.isEmpty()) {
            throw ProblemException.invalid(List.of(Violation.malformed("body",
                    "The call holds no {0} and {1}", config.phoneField(), config.textField())));
        }
        return replies;
    }

    private List<Reply> ofJson(String text) {
        List<Reply> replies = new ArrayList<>();
        try {
            JsonNode read = json.readTree(text);
            (read.isArray() ? read : json.createArrayNode().add(read)).forEach(each -> add(replies,
                    each.path(config.phoneField()).asText(), each.path(config.textField()).asText()));
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(List.of(Violation.malformed("body", "The body is not well-formed JSON")));
        }
        return replies;
    }

    /** @param form a char for each byte */
    private List<Reply> ofForm(String form, Charset declared) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(BodyText.of(bytes(pair.substring(0, equals)), declared),
                        BodyText.of(bytes(pair.substring(equals + 1)), declared));
            }
        }
        List<Reply> replies = new ArrayList<>();
        add(replies, fields.getOrDefault(config.phoneField(), ""), fields.getOrDefault(config.textField(), ""));
        return replies;
    }

    private static void add(List<Reply> replies, String phone, String text) {
        if (!phone.isBlank() && !text.isBlank()) {
            replies.add(new Reply(phone, text));
        }
    }

    /** What is percent-encoded, and what should have been and is not. */
    private static byte[] bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int value = c == '%' && i + 2 < encoded.length() ? hex(encoded, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), HEX);
        int low = Character.digit(text.charAt(at + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
