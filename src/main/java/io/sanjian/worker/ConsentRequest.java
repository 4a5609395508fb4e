package io.sanjian.worker;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One answer of a worker to one or more purposes. */
@Schema(description = "One answer to one or more purposes. A withdrawal is only undone by an answer with a later time.")
public record ConsentRequest(@Schema(required = true) List<Purpose> purposes, @Schema(required = true) Boolean given,
        @Schema(description = "What the worker was asked", examples = "同意通过短信接收岗位推荐") String wording,
        @Schema(description = "Version of the wording", examples = "2026-01") String version,
        @Schema(description = "When the worker answered; now where absent") Instant at) {
}
