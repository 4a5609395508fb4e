package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a {@link FakePortal} has been told. */
public final class PortalPlay extends FakeClient {
    public static final String HOOK = "/hook";

    public PortalPlay(String baseUrl) {
        super(baseUrl);
    }

    /** Every call that was taken: its {@code webhook-id} as {@code key}, {@code runId} and {@code workerId}. */
    public List<JsonNode> allMessages() {
        List<JsonNode> messages = new ArrayList<>();
        get("/fake/messages").forEach(messages::add);
        return messages;
    }
}
