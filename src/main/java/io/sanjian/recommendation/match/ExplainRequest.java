package io.sanjian.recommendation.match;

/**
 * A profile and one posting.
 *
 * @param postingId id of the posting, or its external id
 */
public record ExplainRequest(MatchRequest profile, String postingId) {
}
