package io.sanjian.delivery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which channels may ring a worker's phone. */
public record ChannelPreferenceResponse(
        @Schema(description = "In the worker's order; empty: no phone rings. null: the plan's order holds")
        @Nullable List<Channel> channels) {
}
