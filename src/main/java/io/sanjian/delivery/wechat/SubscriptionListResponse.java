package io.sanjian.delivery.wechat;

import java.util.List;

/** The templates that the mini-program may ask for, with what the worker has accepted of each. */
public record SubscriptionListResponse(List<Subscription> items, String nextCursor) {
}
