package io.sanjian.delivery.wechat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates that the mini-program may ask for, with what the worker has accepted of each. */
public record SubscriptionListResponse(List<Subscription> items, @Nullable String nextCursor) {
}
