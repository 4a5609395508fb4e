package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.support.fake.Fault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Tells a {@link FakeServer} what to do. */
public class FakeClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;

    FakeClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    final JsonNode post(String path, ObjectNode body) {
        return call(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .POST(BodyPublishers.ofString(body.toString())).build());
    }

    final JsonNode get(String path) {
        return call(HttpRequest.newBuilder(URI.create(baseUrl + path)).GET().build());
    }

    private JsonNode call(HttpRequest request) {
        try {
            return MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How often a path was called since the start. */
    public final int calls(String path) {
        return get("/fake/calls").path(path).asInt();
    }

    /** Forgets the messages that have arrived. */
    public final void forget() {
        post("/fake/forget", object());
    }

    /** Moves the server's clock. */
    public final void advance(Duration by) {
        post("/fake/clock", object().put("seconds", by.toSeconds()));
    }

    /** The next calls of the path end without an effect. */
    public final void reset(String path, int times) {
        post("/fake/faults", fault(path, Kind.RESET, times));
    }

    /** The next calls of the path have their effect, but no answer. */
    public final void resetAfter(String path, int times) {
        post("/fake/faults", fault(path, Kind.RESET_AFTER, times));
    }

    /** The answers to the next calls take their time. */
    public final void slow(String path, int times, Duration delay) {
        post("/fake/faults", fault(path, Kind.SLOW, times).put("millis", delay.toMillis()));
    }

    /** The next calls are answered with a status. */
    public final void status(String path, int times, int status) {
        post("/fake/faults", fault(path, Kind.STATUS, times).put("status", status));
    }

    /** The next calls are answered with this, status 200. */
    public final void answer(String path, int times, String body) {
        post("/fake/faults", fault(path, Kind.ANSWER, times).put("body", body));
    }

    /** Calls of the path have their effect at once, and whatever follows it waits until all is {@link #well}. */
    public final void hold(String path) {
        post("/fake/hold", object().put("path", path));
    }

    /** All goes well with the path again: what was to go wrong with further calls is over, and answers wait no longer. */
    public final void well(String path) {
        post("/fake/well", object().put("path", path));
    }

    private static ObjectNode fault(String path, Kind kind, int times) {
        return object().put("path", path).put("kind", kind.name()).put("times", times);
    }
}
