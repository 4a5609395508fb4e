package io.sanjian.recommendation.feedback;

import java.time.Instant;

/**
 * What a worker said to a post.
 *
 * @param runId   the latest run that recommended the post to the worker, or null
 * @param note    the worker's own words, or null
 * @param givenBy who told us: the worker's own token, or a broker's
 */
public record Feedback(long id, long workerId, long postingId, Long runId, FeedbackKind kind, String note,
        String givenBy, Instant createdAt) {
}
