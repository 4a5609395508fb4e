package io.sanjian.delivery.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.AreaCodes;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be different about a webhook; what is left out stays as it is. */
@Schema(description = "The fields that change, as in a JSON merge patch; null for the default")
public record WebhookChange(
        @Schema(description = "https, on a public address; calls that failed before are forgotten",
                examples = "https://portal.example/hooks/v2") String url,
        @Schema(description = "As of registerWebhook; null or empty: all, for an OFFICER the own areas") List<String> areaCodes,
        @Schema(description = "Types of events; null or empty: all",
                examples = "[\"recommendation.created\"]") List<String> events,
        @Schema(description = "What it is for, 200 characters at most") String description,
        @Schema(description = "true calls it again, also after it was disabled for answering 410; false stops calls") Boolean enabled) {
    /** So that whoever misspells one is told all of them. */
    private static final List<String> FIELDS = List.of("url", "areaCodes", "events", "description", "enabled");

    /**
     * The webhook with its changes.
     *
     * @param by     who changes it
     * @param fields takes what is wrong; the result then means nothing
     */
    static Webhook read(Webhook webhook, ObjectNode body, BodyFields fields, Areas areas, boolean allowPrivate,
            String by) {
        FIELDS.forEach(fields::has);
        String url = body.has("url") ? WebhookRequest.url(fields, allowPrivate) : webhook.url();
        List<String> areaCodes = body.has("areaCodes") ? AreaCodes.read(fields, areas) : webhook.areaCodes();
        List<String> events = body.has("events") ? WebhookRequest.events(fields) : webhook.events();
        String description = body.has("description") ? WebhookRequest.description(fields) : webhook.description();
        Boolean asked = fields.bool("enabled");
        boolean enabled = asked == null ? webhook.enabled() : asked;
        boolean anew = asked != null && enabled || url != null && !url.equals(webhook.url());
        return new Webhook(webhook.id(), webhook.owner(), url, description, areaCodes, events, webhook.source(),
                enabled,
                enabled ? null : asked == null ? webhook.disabledReason() : "disabled by " + by,
                anew ? null : webhook.pausedUntil(), webhook.createdAt());
    }
}
