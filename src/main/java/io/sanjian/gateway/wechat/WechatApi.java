package io.sanjian.gateway.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.gateway.http.HttpAnswer;
import io.sanjian.gateway.http.HttpCall;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.gateway.http.NoAnswerException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls WeChat and tells answers from errors, which come with status 200 as well. */
@ApplicationScoped
class WechatApi {
    static final String ERRCODE = "errcode";
    private static final int OK = 0;
    private static final int SERVER_ERROR = 500;

    private final HttpCaller http;
    private final ObjectMapper json;
    private final WechatConfig config;

    WechatApi(HttpCaller http, ObjectMapper json, WechatConfig config) {
        this.http = http;
        this.json = json;
        this.config = config;
    }

    Uni<JsonNode> get(String path, Map<String, String> query) {
        return call(HttpCall.get(url(path, query), config.timeout()));
    }

    Uni<JsonNode> post(String path, Map<String, String> query, JsonNode body) {
        return call(HttpCall.postJson(url(path, query), body.toString(), config.timeout()));
    }

    private Uni<JsonNode> call(HttpCall call) {
        return http.call(call).onFailure(NoAnswerException.class).transform(e -> new WechatUnavailableException(
                "WeChat: " + e.getMessage(), ((NoAnswerException) e).isPossiblyReceived(), e)).map(this::read);
    }

    private JsonNode read(HttpAnswer answer) {
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw odd(answer, "without JSON");
        }
        if (!body.isObject()) {
            throw odd(answer, "without JSON");
        }
        int code = errcode(answer, body.path(ERRCODE));
        if (code != OK) {
            throw new WechatErrorException(code, message(body.path("errmsg").asText()));
        }
        if (!answer.isSuccess()) {
            throw odd(answer, "without an error code");
        }
        return body;
    }

    /** WeChat writes a number; where there is none, all went well, and whoever needs to know it for sure looks for it. */
    private static int errcode(HttpAnswer answer, JsonNode errcode) {
        if (errcode.isMissingNode() || errcode.isNull()) {
            return OK;
        }
        try {
            return new BigDecimal(errcode.asText().strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw odd(answer, "with an error code that is no number");
        }
    }

    /** What was refused on the way has not been done; of everything else nobody knows. */
    static WechatAnswerException odd(HttpAnswer answer, String how) {
        return new WechatAnswerException("WeChat answered " + answer.status() + " " + how,
                answer.isSuccess() || answer.status() >= SERVER_ERROR);
    }

    /** Without the request id, which differs each time, and short enough for a log. */
    private static String message(String errmsg) {
        String words = errmsg.replaceFirst("\\s*,?\\s*(rid|hints?): ?\\[?[\\w-]+\\]?.*$", "").strip();
        return words.length() <= 200 ? words : words.substring(0, 200);
    }

    private String url(String path, Map<String, String> query) {
        return query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", config.baseUrl() + path + "?", ""));
    }
}
