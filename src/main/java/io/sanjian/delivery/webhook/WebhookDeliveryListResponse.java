package io.sanjian.delivery.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of deliveries to an endpoint. */
public record WebhookDeliveryListResponse(List<WebhookDeliveryResponse> items, @Nullable String nextCursor) {
}
