package io.sanjian.support;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls of any operation; of answers that never end only the beginning is awaited. */
public final class RawCalls {
    /** Not HTTP/2: bodies left unread are reset streams there, and a server ends a connection with too many of them. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RawCalls() {
    }

    /** @param body may be null; of event streams it is left empty */
    public record Answer(int status, String body) {

        public boolean isRefusal() {
            return status == 401 || status == 403;
        }
    }

    /** @param token null for none; @param contentType null for no body */
    public static Answer call(String method, String path, String token, String contentType, String body) {
        HttpResponse<InputStream> response = send(method, path, token, contentType, body);
        boolean events = response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        try (InputStream in = response.body()) {
            return new Answer(response.statusCode(),
                    events ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + ' ' + path, e);
        }
    }

    /** The answer with its headers, and a body that is still to be read and to be closed. */
    public static HttpResponse<InputStream> send(String method, String path, String token, String contentType,
            String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(PATIENCE)
                .method(method, contentType == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(method + ' ' + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
