package io.sanjian.gateway.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Startup;
import io.sanjian.gateway.http.HttpAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The calls of WeChat's server API that this service needs. Each fails with {@link WechatErrorException} where WeChat
 * answers an error code, and with {@link WechatUnavailableException} where it gives no answer or none that can be read.
 */
@Startup
@ApplicationScoped
public class WechatClient {
    /** What follows a country code. */
    private static final Pattern NUMBER = Pattern.compile("\\d{5,15}");
    /** The first may be what another replica stored, and refused as well; the second is WeChat's own. */
    private static final int REPLACEMENTS = 2;
    private static final String CHINA = "86";

    private final WechatApi api;
    private final StableToken token;
    private final WechatConfig config;

    WechatClient(WechatApi api, StableToken token, WechatConfig config) {
        this.api = api;
        this.token = token;
        this.config = config;
        List<String> violations = violations(config);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(String.join("; ", violations));
        }
    }

    private static List<String> violations(WechatConfig config) {
        List<String> violations = new ArrayList<>();
        HttpAddress.violation(config.baseUrl()).ifPresent(found -> violations.add("sanjian.wechat.base-url " + found));
        Map<String, Duration> times = new TreeMap<>(Map.of("timeout", config.timeout(), "token.lease",
                config.token().lease()));
        times.forEach((key, time) -> {
            if (!time.isPositive()) {
                violations.add("sanjian.wechat." + key + " must be more than 0");
            }
        });
        if (isGiven(config.appId()) != isGiven(config.secret())) {
            violations.add("sanjian.wechat.app-id and sanjian.wechat.secret belong together, and one is missing");
        }
        return violations;
    }

    private static boolean isGiven(Optional<String> setting) {
        return setting.filter(text -> !text.isBlank()).isPresent();
    }

    /** Whether the account of a mini-program is configured; without it no other method may be called. */
    public boolean isConfigured() {
        return isGiven(config.appId()) && isGiven(config.secret());
    }

    /**
     * Who a login code of {@code wx.login} stands for. Never repeated: the code can be used once.
     *
     * @param code lives five minutes; a wrong one is 40029, a used one 40163
     */
    public Uni<WechatSession> code2Session(String code) {
        return api.get("/sns/jscode2session", Map.of("appid", config.appId().orElseThrow(), "secret",
                config.secret().orElseThrow(), "js_code", code, "grant_type", "authorization_code")).map(answer -> {
                    String openid = text(answer, "openid");
                    // Whoever has none would be the same person as everybody else who has none.
                    if (openid.isEmpty()) {
                        throw new WechatAnswerException("WeChat answered without an openid", true);
                    }
                    String unionid = text(answer, "unionid");
                    return new WechatSession(openid, unionid.isEmpty() ? null : unionid);
                });
    }

    /**
     * The phone number that the user gave with the phone-number component.
     *
     * @param code of {@code bindgetphonenumber}, not that of the login; lives five minutes, used once
     * @return digits, without the country code 86; with {@code +} and country code for other countries
     */
    public Uni<String> phoneNumber(String code) {
        return withToken("/wxa/business/getuserphonenumber", JsonNodeFactory.instance.objectNode().put("code", code))
                .map(answer -> {
                    JsonNode info = answer.path("phone_info");
                    String number = info.path("purePhoneNumber").asText().strip();
                    if (!NUMBER.matcher(number).matches()) {
                        throw new WechatAnswerException("WeChat answered without a phone number", true);
                    }
                    String country = info.path("countryCode").asText().strip();
                    return country.isEmpty() || country.equals(CHINA) ? number : "+" + country + number;
                });
    }

    /**
     * Sends a subscribe message. It is WeChat's once this completes. Where it fails with a
     * {@link WechatUnavailableException} that is {@link WechatUnavailableException#isPossiblyDone() possibly done}, WeChat
     * may have sent it: the interface knows no key by which it would recognise a repetition.
     */
    public Uni<Void> sendSubscribeMessage(SubscribeMessage message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode()
                .put("touser", message.openid()).put("template_id", message.templateId());
        if (message.page() != null) {
            body.put("page", message.page());
        }
        ObjectNode data = body.putObject("data");
        message.data().forEach((field, value) -> data.putObject(field).put("value", value));
        body.put("miniprogram_state", message.state()).put("lang", "zh_CN");
        return withToken("/cgi-bin/message/subscribe/send", body).invoke(WechatClient::requireSent).replaceWithVoid();
    }

    /** That it was sent is said by a 0, and not by saying nothing. */
    private static void requireSent(JsonNode answer) {
        if (!answer.hasNonNull(WechatApi.ERRCODE)) {
            throw new WechatAnswerException("WeChat answered without an error code", true);
        }
    }

    private static String text(JsonNode answer, String field) {
        return answer.path(field).isTextual() ? answer.path(field).asText().strip() : "";
    }

    private Uni<JsonNode> withToken(String path, JsonNode body) {
        return withToken(path, body, token.get(), REPLACEMENTS);
    }

    /** Where the token is refused, nothing was done: once more with another one, as long as there are replacements left. */
    private Uni<JsonNode> withToken(String path, JsonNode body, Uni<AccessToken> with, int replacements) {
        return before(with).flatMap(known -> replacements == 0 ? post(path, known, body)
                : post(path, known, body).onFailure(WechatClient::isTokenRefused).recoverWithUni(
                        () -> withToken(path, body, token.insteadOf(known), replacements - 1)));
    }

    /** Whatever fails here, the token's own request included, fails before anything was asked for with it. */
    private static Uni<AccessToken> before(Uni<AccessToken> token) {
        return token.onFailure(WechatAnswerException.class)
                .transform(failure -> new WechatAnswerException("no access token: " + failure.getMessage(), false))
                .onFailure(failure -> !(failure instanceof WechatErrorException
                        || failure instanceof WechatAnswerException))
                .transform(failure -> new WechatUnavailableException("no access token: " + failure.getMessage(), false,
                        failure));
    }

    private Uni<JsonNode> post(String path, AccessToken with, JsonNode body) {
        return api.post(path, Map.of("access_token", with.value()), body);
    }

    private static boolean isTokenRefused(Throwable failure) {
        return failure instanceof WechatErrorException error && error.kind() == WechatErrorClass.TOKEN;
    }
}
