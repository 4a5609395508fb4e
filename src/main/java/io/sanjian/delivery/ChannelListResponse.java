package io.sanjian.delivery;

import java.util.List;

/** All channels. */
public record ChannelListResponse(List<ChannelResponse> items, String nextCursor) {
}
