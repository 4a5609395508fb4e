package io.sanjian.delivery.webhook;

import io.sanjian.access.AreaCodes;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to tell of recommendations. */
public record WebhookRequest(
        @Schema(required = true, description = "https, on a public address",
                examples = "https://portal.example/hooks/sanjian") String url,
        @Schema(description = "Only workers of these districts (6 digits), towns (9) or villages (12). "
                + "Left out: all; for an OFFICER the own areas") List<String> areaCodes,
        @Schema(description = "Types of events; left out: all",
                examples = "[\"recommendation.created\"]") List<String> events,
        @Schema(description = "What it is for, 200 characters at most") String description) {
    private static final int MAX_DESCRIPTION = 200;
    private static final int MAX_URL = 2000;
    private static final int MAX_EVENT = 100;

    /**
     * Reads a body; its faults are in the fields.
     *
     * @param allowPrivate whether endpoints may have private addresses and no TLS
     */
    static WebhookRequest read(BodyFields fields, Areas areas, boolean allowPrivate) {
        return new WebhookRequest(url(fields, allowPrivate), AreaCodes.read(fields, areas), someEvents(fields),
                description(fields));
    }

    /** Of a new webhook an empty list is a slip; of a change it means all events again. */
    private static List<String> someEvents(BodyFields fields) {
        int violations = fields.violations().size();
        List<String> events = events(fields);
        if (events.isEmpty() && fields.has("events") && fields.violations().size() == violations) {
            fields.reject(Violation.outOfRange("events", "{field} must name at least one event"));
        }
        return events;
    }

    /** Null where there is none; one that no call can go to is a violation. */
    static String url(BodyFields fields, boolean allowPrivate) {
        String url = fields.requiredText("url", MAX_URL);
        if (url != null) {
            try {
                WebhookTarget.parse(url, allowPrivate);
            } catch (WebhookTarget.RefusedException e) {
                fields.reject(Violation.malformed("url", "{field} {0}", e.reason()));
            }
        }
        return url;
    }

    static List<String> events(BodyFields fields) {
        List<String> events = fields.list("events", WebhookEvent.TYPES.size(), MAX_EVENT);
        events.stream().filter(event -> !WebhookEvent.TYPES.contains(event))
                .forEach(event -> fields.reject(Violation.unknownCode("events", event, WebhookEvent.TYPES)));
        return events;
    }

    static String description(BodyFields fields) {
        return fields.text("description", MAX_DESCRIPTION);
    }
}
