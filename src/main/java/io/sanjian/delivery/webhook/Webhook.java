package io.sanjian.delivery.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A registered endpoint, without its secret.
 *
 * @param owner          name of the token that registered it
 * @param description    or null
 * @param areaCodes      only workers of these districts (6 digits), towns (9) or villages (12); empty for all
 * @param events         types of events that it wants; empty for all
 * @param source         only workers that this source entered; null for all
 * @param disabledReason why {@code enabled} is false, else null
 * @param pausedUntil    until when it is left alone after failures in a row, or null
 */
record Webhook(UUID id, String owner, String url, String description, List<String> areaCodes, List<String> events,
        String source, boolean enabled, String disabledReason, Instant pausedUntil, Instant createdAt) {

    /** The same for these areas. */
    Webhook of(List<String> areas) {
        return new Webhook(id, owner, url, description, List.copyOf(areas), events, source, enabled, disabledReason,
                pausedUntil, createdAt);
    }
}
