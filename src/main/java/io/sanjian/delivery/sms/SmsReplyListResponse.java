package io.sanjian.delivery.sms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of replies. */
public record SmsReplyListResponse(List<SmsReplyResponse> items, @Nullable String nextCursor) {
}
