package io.sanjian.gateway.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * One call.
 *
 * @param method  such as {@code POST}
 * @param url     absolute, {@code http} or {@code https}, query included
 * @param headers by name
 * @param body    or null for none
 * @param charset that the body is sent in
 * @param timeout for all of it, connecting and the answer's body included
 */
public record HttpCall(String method, String url, Map<String, String> headers, String body, Charset charset,
        Duration timeout) {

    public static HttpCall get(String url, Duration timeout) {
        return new HttpCall("GET", url, Map.of(), null, StandardCharsets.UTF_8, timeout);
    }

    public static HttpCall postJson(String url, String body, Duration timeout) {
        return new HttpCall("POST", url, Map.of("Content-Type", "application/json"), body, StandardCharsets.UTF_8,
                timeout);
    }
}
