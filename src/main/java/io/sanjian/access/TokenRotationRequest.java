package io.sanjian.access;

import io.sanjian.web.fields.BodyFields;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a token is rotated; everything may be left out. */
public record TokenRotationRequest(
        @Schema(description = "Seconds for which the present secret works on, 0 to 2592000; a day by default",
                examples = "86400") Integer graceSeconds,
        @Schema(description = "New end of the token; absent for the longest allowed, a year by default") Instant expiresAt) {
    private static final int MAX_GRACE = 2_592_000;

    static TokenRotationRequest read(BodyFields fields, Instant now, Instant latestEnd) {
        TokenRotationRequest request = new TokenRotationRequest(fields.integer("graceSeconds", 0, MAX_GRACE),
                fields.instant("expiresAt"));
        TokenRequest.requireEnd(fields, request.expiresAt, now, latestEnd);
        return request;
    }

    /** Or null for the configured one. */
    Duration grace() {
        return graceSeconds == null ? null : Duration.ofSeconds(graceSeconds);
    }
}
