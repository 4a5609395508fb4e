package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The server API of WeChat as far as the service uses it, with the rules that WeChat documents: codes live five minutes
 * and are used once, tokens end, a one-off subscription allows one message, fields have limits. People and what they do
 * at their phones are played under {@code /fake}: see {@link WechatPlay}.
 */
public final class FakeWechat extends FakeServer {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** The account that is known here. */
    public static final String APP_ID = "wx00fa6e0000000001";
    public static final String SECRET = "fake-wechat-secret";
    /** A template of one-off subscriptions: three jobs and a remark. */
    public static final String ONE_OFF = "fake-template-one-off";
    /** One of long-term subscriptions, of other fields. */
    public static final String LONG_TERM = "fake-template-long-term";
    private static final Map<String, Set<String>> TEMPLATES = Map.of(
            ONE_OFF, Set.of("thing1", "thing2", "thing3", "thing4"),
            LONG_TERM, Set.of("number1", "thing2", "time3", "phrase4"));
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final FakeTokens tokens = new FakeTokens();
    private final Map<String, String> phones = new HashMap<>();
    private final Map<String, Code> loginCodes = new HashMap<>();
    private final Map<String, Code> phoneCodes = new HashMap<>();
    private final Map<String, Integer> oneOff = new HashMap<>();
    private final Set<String> longTerm = new HashSet<>();
    private final ArrayNode messages = JSON.arrayNode();
    private String secret = SECRET;
    private boolean addressAllowed = true;

    /** A code of {@code wx.login} or of the phone-number component. */
    private record Code(String openid, Instant madeAt, boolean used) {
    }

    public FakeWechat(int port, Clock clock) {
        super(port, clock);
        on("/sns/jscode2session", this::code2Session);
        on("/cgi-bin/stable_token", this::stableToken);
        on("/wxa/business/getuserphonenumber", this::phoneNumber);
        on("/cgi-bin/message/subscribe/send", this::send);
        on("/fake/login-codes", request -> code(loginCodes, request));
        on("/fake/phone-codes", request -> code(phoneCodes, request));
        on("/fake/subscriptions", this::subscribe);
        on("/fake/forget", request -> {
            messages.removeAll();
            return done();
        });
        on("/fake/messages", request -> sentTo(request.query().get("openid")));
        on("/fake/repeat", this::repeat);
        on("/fake/account", this::account);
    }

    static ObjectNode error(int code, String message) {
        return JSON.objectNode().put("errcode", code).put("errmsg", message + " rid: " + UUID.randomUUID());
    }

    private ObjectNode code2Session(Request request) {
        Map<String, String> query = request.query();
        if (!APP_ID.equals(query.get("appid"))) {
            return error(40013, "invalid appid");
        }
        if (!secret.equals(query.get("secret"))) {
            return error(40125, "invalid appsecret");
        }
        Code code = use(loginCodes, query.getOrDefault("js_code", ""));
        if (code == null) {
            return error(40029, "invalid code");
        }
        if (code.used()) {
            return error(40163, "code been used");
        }
        return JSON.objectNode().put("session_key", "c2Vzc2lvbi1rZXktbm90LWZvci15b3U=").put("openid", code.openid());
    }

    /** @return null where there is no such code or it is too old */
    private Code use(Map<String, Code> codes, String text) {
        Code code = codes.get(text);
        if (code == null || code.madeAt().plus(CODE_LIFE).isBefore(now())) {
            return null;
        }
        codes.put(text, new Code(code.openid(), code.madeAt(), true));
        return code;
    }

    private ObjectNode stableToken(Request request) {
        JsonNode body = request.json();
        if (!request.contentType().startsWith("application/json") || !body.has("appid")) {
            return error(41002, "appid missing");
        }
        if (!addressAllowed) {
            return error(40164, "invalid ip 127.0.0.1, not in whitelist");
        }
        if (!APP_ID.equals(body.path("appid").asText())) {
            return error(40013, "invalid appid");
        }
        if (!secret.equals(body.path("secret").asText())) {
            return error(40125, "invalid appsecret");
        }
        return tokens.hand(body.path("force_refresh").asBoolean(), now());
    }

    private ObjectNode phoneNumber(Request request) {
        int refused = tokens.check(request.query().getOrDefault("access_token", ""), now());
        if (refused != 0) {
            return error(refused, "access_token refused");
        }
        Code code = use(phoneCodes, request.json().path("code").asText());
        if (code == null || code.used()) {
            return error(40029, "invalid code");
        }
        String phone = phones.getOrDefault(code.openid(), "13800000000");
        ObjectNode answer = error(0, "ok");
        answer.putObject("phone_info").put("phoneNumber", phone).put("purePhoneNumber", phone).put("countryCode", "86");
        return answer;
    }

    private ObjectNode send(Request request) {
        int refused = tokens.check(request.query().getOrDefault("access_token", ""), now());
        if (refused != 0) {
            return error(refused, "access_token refused");
        }
        ObjectNode body = request.json();
        String openid = body.path("touser").asText();
        String template = body.path("template_id").asText();
        if (!TEMPLATES.containsKey(template)) {
            return error(40037, "invalid template_id");
        }
        if (!openid.startsWith("o")) {
            return error(40003, "invalid openid");
        }
        if (!body.path("page").asText("pages").startsWith("pages")) {
            return error(41030, "invalid page");
        }
        if (!longTerm.contains(key(openid, template)) && oneOff.getOrDefault(key(openid, template), 0) == 0) {
            return error(43101, "user refuse to accept the msg");
        }
        for (String field : TEMPLATES.get(template)) {
            String value = body.path("data").path(field).path("value").asText();
            if (!FakeFields.allows(field, value)) {
                return error(47003, "argument invalid! data." + field + ".value invalid");
            }
        }
        oneOff.computeIfPresent(key(openid, template), (who, left) -> left == 1 ? null : left - 1);
        messages.add(body.put("at", now().toString()));
        return error(0, "ok");
    }

    private static String key(String openid, String template) {
        return openid + " " + template;
    }

    private ObjectNode code(Map<String, Code> codes, Request request) {
        String openid = request.json().path("openid").asText();
        if (request.json().has("phone")) {
            phones.put(openid, request.json().path("phone").asText());
        }
        String code = UUID.randomUUID().toString().replace("-", "");
        codes.put(code, new Code(openid, now(), false));
        return JSON.objectNode().put("code", code);
    }

    /** The user taps: accept adds one message, or messages for good where the template is long-term; reject takes all. */
    private ObjectNode subscribe(Request request) {
        String template = request.json().path("templateId").asText();
        String key = key(request.json().path("openid").asText(), template);
        boolean accept = request.json().path("accept").asBoolean(true);
        if (!accept) {
            longTerm.remove(key);
            oneOff.remove(key);
        } else if (template.equals(LONG_TERM)) {
            longTerm.add(key);
        } else {
            oneOff.merge(key, 1, Integer::sum);
        }
        return JSON.objectNode().put(template, accept ? "accept" : "reject");
    }

    private ArrayNode sentTo(String openid) {
        ArrayNode sent = JSON.arrayNode();
        messages.forEach(message -> {
            if (openid == null || openid.equals(message.path("touser").asText())) {
                sent.add(message);
            }
        });
        return sent;
    }

    private ObjectNode repeat(Request request) {
        ArrayNode sent = sentTo(request.json().path("openid").asText());
        for (int i = sent.size() - 1; i >= 0; i--) {
            if (sent.get(i).path("page").asText().contains(request.json().path("page").asText())) {
                messages.add(sent.get(i));
                break;
            }
        }
        return done();
    }

    private ObjectNode account(Request request) {
        ObjectNode change = request.json();
        secret = change.path("secret").asText(secret);
        addressAllowed = change.path("addressAllowed").asBoolean(addressAllowed);
        switch (change.path("token").asText()) {
            case "kill" -> tokens.kill();
            case "spoil" -> tokens.spoil();
            default -> {
                // stays
            }
        }
        return done();
    }
}
