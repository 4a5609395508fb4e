package io.sanjian.delivery.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.PhoneWithdrawals;
import io.sanjian.worker.Purpose;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** Understands what people reply to text messages: that they want no more of them. */
@ApplicationScoped
class SmsReplies {
    private static final Logger LOG = Logger.getLogger(SmsReplies.class);
    private static final String BY = "sms-reply";
    private static final int LEAST_KEY = 16;

    private final SmsReplyConfig config;
    private final PhoneWithdrawals withdrawals;
    private final ObjectMapper json;

    SmsReplies(SmsReplyConfig config, PhoneWithdrawals withdrawals, ObjectMapper json) {
        this.config = config;
        this.withdrawals = withdrawals;
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

    /** Whether this is the address that the gateway was told. */
    boolean isKey(String given) {
        return config.key().filter(key -> key.length() >= LEAST_KEY).filter(key -> MessageDigest
                .isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    /**
     * Takes a gateway's call.
     *
     * @param body a JSON object, an array of them, or a form
     * @return what the gateway wants to be answered
     * @throws ProblemException VALIDATION for a body that holds no reply
     */
    Uni<String> take(String body) {
        return Multi.createFrom().iterable(read(body)).filter(reply -> isOptOut(reply.text())).onItem()
                .transformToUniAndConcatenate(
                        reply -> withdrawals.record(reply.phone(), Purpose.PUSH_SMS, reply.text(), BY))
                .collect().in(() -> new int[1], (sum, workers) -> sum[0] += workers).map(sum -> {
                    if (sum[0] > 0) {
                        LOG.infof("%d workers want no more text messages", sum[0]);
                    }
                    return config.answer();
                });
    }

    boolean isOptOut(String text) {
        String word = bare(text).toUpperCase(Locale.ROOT);
        return config.optOutWords().stream().anyMatch(known -> known.toUpperCase(Locale.ROOT).equals(word));
    }

    /** Without what stands around the letters and digits. A pattern would look at a long text once for each character. */
    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    List<Reply> read(String body) {
        List<Reply> replies = new ArrayList<>();
        String text = body == null ? "" : body.strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                JsonNode read = json.readTree(text);
                (read.isArray() ? read : json.createArrayNode().add(read)).forEach(each -> add(replies,
                        each.path(config.phoneField()).asText(), each.path(config.textField()).asText()));
            } catch (JsonProcessingException e) {
                throw ProblemException.invalid(List.of(Violation.malformed("body", "the body is no JSON")));
            }
        } else {
            Map<String, String> form = form(text);
            add(replies, form.getOrDefault(config.phoneField(), ""), form.getOrDefault(config.textField(), ""));
        }
        if (replies.isEmpty()) {
            throw ProblemException.invalid(List.of(Violation.malformed("body",
                    "the body holds no " + config.phoneField() + " and " + config.textField())));
        }
        return replies;
    }

    private static void add(List<Reply> replies, String phone, String text) {
        if (!phone.isBlank() && !text.isBlank()) {
            replies.add(new Reply(phone, text));
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
