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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls WeChat and tells answers from errors, which come with status 200 as well. */
@ApplicationScoped
class WechatApi {
    private static final int OK = 0;

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
            throw new WechatUnavailableException("WeChat answered " + answer.status() + " without JSON", true, null);
        }
        if (!body.isObject()) {
            throw new WechatUnavailableException("WeChat answered " + answer.status() + " without JSON", true, null);
        }
        int code = body.path("errcode").asInt(OK);
        if (code != OK) {
            throw new WechatErrorException(code, message(body.path("errmsg").asText()));
        }
        if (!answer.isSuccess()) {
            throw new WechatUnavailableException("WeChat answered " + answer.status(), true, null);
        }
        return body;
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
