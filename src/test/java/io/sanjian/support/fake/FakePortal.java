package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;

/**
 * A receiver of webhooks that takes everything, under {@code /hook}; what came, repetitions included:
 * {@code GET /fake/messages}.
 */
public final class FakePortal extends FakeServer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode messages = JSON.arrayNode();

    public FakePortal(int port, Clock clock) {
        super(port, clock);
        on(PortalPlay.HOOK, this::take);
        on("/fake/forget", request -> {
            messages.removeAll();
            return done();
        });
        on("/fake/messages", request -> messages.deepCopy());
    }

    private JsonNode take(Request request) {
        JsonNode data = request.json().path("data");
        messages.addObject().put("key", request.headers().getOrDefault("webhook-id", ""))
                .put("runId", data.path("runId").asLong()).put("workerId", data.path("workerId").asLong());
        return done();
    }
}
