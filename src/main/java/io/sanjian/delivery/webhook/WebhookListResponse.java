package io.sanjian.delivery.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints, in the order of registration.
 *
 * @param nextCursor always null: all are on one page
 */
public record WebhookListResponse(List<WebhookResponse> items, @Nullable String nextCursor) {
}
