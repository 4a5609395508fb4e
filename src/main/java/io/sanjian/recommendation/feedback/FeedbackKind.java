package io.sanjian.recommendation.feedback;

/** What a worker says to a post. */
public enum FeedbackKind {
    SEEN,
    INTERESTED,
    /** Not for me: never recommended to this worker again. */
    DISMISSED,
    /** Applied: never recommended to this worker again. */
    APPLIED,
    /** Got the job: no list is made for this worker until the feedback is taken back. */
    HIRED
}
