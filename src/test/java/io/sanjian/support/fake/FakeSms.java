package io.sanjian.support.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An SMS gateway that speaks the HTTP interface of China Mobile's cloud MAS, and under {@code /api/send} a plain one of its
 * own, which knows duplicates by their id. What has been sent: {@code GET /fake/messages?phone=}.
 */
public final class FakeSms extends FakeServer {
    public static final String EC_NAME = "重庆市人力资源服务中心（演示）";
    public static final String AP_ID = "demo";
    public static final String SECRET_KEY = "fake-sms-secret";
    public static final String SIGN = "Sj1131Demo";
    public static final String SIGNATURE = "三荐";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Map<String, String> TEMPLATES = Map.of("code-template", "验证码%s，%s分钟内有效，请勿告诉他人。");

    private final ArrayNode messages = JSON.arrayNode();
    private final Map<String, String> takenById = new HashMap<>();
    private String secretKey = SECRET_KEY;

    public FakeSms(int port, Clock clock) {
        super(port, clock);
        on("/sms/norsubmit", request -> submit(request, "mobiles", "content"));
        on("/sms/tmpsubmit", request -> submit(request, "templateId", "mobiles", "params"));
        on("/api/send", this::plain);
        on("/fake/forget", request -> {
            messages.removeAll();
            return done();
        });
        on("/fake/messages", request -> sentTo(request.query().get("phone")));
        on("/fake/account", request -> {
            secretKey = request.json().path("secret").asText(secretKey);
            return done();
        });
    }

    private ObjectNode submit(Request request, String... macFields) {
        JsonNode body;
        try {
            body = new ObjectMapper().readTree(Base64.getDecoder().decode(request.body()));
        } catch (IllegalArgumentException | IOException e) {
            return answer("InvalidMessage", "");
        }
        if (!EC_NAME.equals(body.path("ecName").asText()) || !AP_ID.equals(body.path("apId").asText())) {
            return answer("InvalidUsrOrPwd", "");
        }
        StringBuilder source = new StringBuilder(EC_NAME + AP_ID + secretKey);
        for (String field : macFields) {
            source.append(body.path(field).asText());
        }
        source.append(body.path("sign").asText()).append(body.path("addSerial").asText());
        if (!md5(source.toString()).equals(body.path("mac").asText())) {
            return answer("IllegalMac", "");
        }
        if (!SIGN.equals(body.path("sign").asText())) {
            return answer("IllegalSignId", "");
        }
        String phone = body.path("mobiles").asText();
        if (!MOBILE.matcher(phone).matches()) {
            return answer("InvalidMobile", "");
        }
        String text = body.has("templateId") ? fromTemplate(body) : body.path("content").asText();
        if (text.isEmpty()) {
            return answer("IllegalUseTemplate", "");
        }
        return answer("success", keep(phone, "【" + SIGNATURE + "】" + text, ""));
    }

    private static String fromTemplate(JsonNode body) {
        String template = TEMPLATES.get(body.path("templateId").asText());
        try {
            return template == null ? "" : template.formatted((Object[]) new ObjectMapper()
                    .readValue(body.path("params").asText(), String[].class));
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private ObjectNode plain(Request request) {
        ObjectNode body = request.json();
        if (!"Bearer plain".equals(body.path("auth").asText())) {
            return JSON.objectNode().put("code", "AUTH");
        }
        String phone = body.path("to").asText();
        if (!MOBILE.matcher(phone).matches()) {
            return JSON.objectNode().put("code", "NUMBER");
        }
        String id = takenById.computeIfAbsent(body.path("id").asText(),
                key -> keep(phone, body.path("text").asText(), key));
        ObjectNode answer = JSON.objectNode().put("code", "0");
        answer.putObject("data").put("id", id);
        return answer;
    }

    /** @param key by which the sender would have it recognised, or empty */
    private String keep(String phone, String text, String key) {
        String id = UUID.randomUUID().toString();
        messages.addObject().put("phone", phone).put("text", text).put("id", id).put("key", key)
                .put("at", now().toString());
        return id;
    }

    private static ObjectNode answer(String code, String group) {
        return JSON.objectNode().put("msgGroup", group).put("rspcod", code).put("success", code.equals("success"));
    }

    private ArrayNode sentTo(String phone) {
        ArrayNode sent = JSON.arrayNode();
        messages.forEach(message -> {
            if (phone == null || phone.equals(message.path("phone").asText())) {
                sent.add(message);
            }
        });
        return sent;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
