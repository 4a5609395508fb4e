package io.sanjian.delivery.sms;

import java.util.List;

/** A page of replies. */
public record SmsReplyListResponse(List<SmsReplyResponse> items, String nextCursor) {
}
