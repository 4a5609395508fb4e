package io.sanjian.recommendation.match;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an explain request, for the API's description: a match request and {@code postingId} side by side. */
@Schema(name = "ExplainRequest", allOf = MatchBody.class)
record ExplainBody(
        @Schema(required = true, description = "Id of the posting, or its external id",
                examples = "12345") String postingId) {
}
