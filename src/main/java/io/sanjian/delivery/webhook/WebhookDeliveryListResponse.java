package io.sanjian.delivery.webhook;

import java.util.List;

/** A page of deliveries to an endpoint. */
public record WebhookDeliveryListResponse(List<WebhookDeliveryResponse> items, String nextCursor) {
}
