package io.sanjian.delivery.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A registered endpoint as the API shows it. */
@RegisterForReflection
public record WebhookResponse(UUID id, String url, @Nullable String description, List<String> areaCodes,
        @Schema(description = "Types of events that it wants; empty: all") List<String> events,
        @Schema(description = "Only workers that this source entered; absent for all") @Nullable String source,
        @Schema(description = "false after the endpoint answered 410 Gone, or when somebody stopped it") boolean enabled,
        @Nullable String disabledReason,
        @Schema(description = "Left alone until then after failures in a row") @Nullable Instant pausedUntil,
        Instant createdAt,
        @Schema(description = "Key of the signatures; only in the answer that made it",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
        @Nullable String secret) {

    static WebhookResponse of(Webhook webhook, WebhookSecret secret) {
        return new WebhookResponse(webhook.id(), webhook.url(), webhook.description(), webhook.areaCodes(),
                webhook.events(),
                webhook.source(), webhook.enabled(), webhook.disabledReason(), webhook.pausedUntil(),
                webhook.createdAt(), secret == null ? null : secret.text());
    }

    static WebhookResponse of(Webhook webhook) {
        return of(webhook, null);
    }
}
