package io.sanjian.delivery;

import java.util.List;

/**
 * Messages, newest first.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record DeliveryListResponse(List<DeliveryResponse> items, String nextCursor) {
}
