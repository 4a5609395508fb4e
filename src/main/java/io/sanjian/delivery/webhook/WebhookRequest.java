package io.sanjian.delivery.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to tell of recommendations. */
public record WebhookRequest(
        @Schema(required = true, description = "https, on a public address",
                examples = "https://portal.example/hooks/sanjian") String url,
        @Schema(description = "Only workers of these districts (6 digits), towns (9) or villages (12). "
                + "Left out: all; for an OFFICER the own areas") List<String> areaCodes,
        @Schema(description = "What it is for, 200 characters at most") String description) {
}
