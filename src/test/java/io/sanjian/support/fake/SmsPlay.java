package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Looks at the phones that a {@link FakeSms} reaches. */
public final class SmsPlay extends FakeClient {
    public static final String TEXT = "/sms/norsubmit";
    public static final String TEMPLATE = "/sms/tmpsubmit";
    /** The plain interface, which knows duplicates. */
    public static final String PLAIN = "/api/send";

    public SmsPlay(String baseUrl) {
        super(baseUrl);
    }

    /** For tests with {@link FakeServices}. */
    public static SmsPlay inTests() {
        return new SmsPlay(System.getProperty(FakeServices.SMS_URL));
    }

    /** The texts that have arrived at a number, oldest first, with their signature. */
    public List<String> texts(String phone) {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : get("/fake/messages?phone=" + phone)) {
            texts.add(message.path("text").asText());
        }
        return texts;
    }

    /** What has arrived at all phones. */
    public List<JsonNode> allMessages() {
        List<JsonNode> messages = new ArrayList<>();
        get("/fake/messages").forEach(messages::add);
        return messages;
    }

    /** The next calls of the path are answered with a result code. */
    public void error(String path, int times, String rspcod) {
        answer(path, times,
                object().put("msgGroup", "").put("rspcod", rspcod).put("success", false).toString());
    }

    public void changeSecret(String secret) {
        post("/fake/account", object().put("secret", secret));
    }
}
