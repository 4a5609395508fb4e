package io.sanjian.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages, newest first.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record DeliveryListResponse(List<DeliveryResponse> items, @Nullable String nextCursor) {
}
