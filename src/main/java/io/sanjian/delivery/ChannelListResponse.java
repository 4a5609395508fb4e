package io.sanjian.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All channels. */
public record ChannelListResponse(List<ChannelResponse> items, @Nullable String nextCursor) {
}
