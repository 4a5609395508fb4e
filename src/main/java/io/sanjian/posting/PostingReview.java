package io.sanjian.posting;

/** What an officer decided of an advert that looks like a fraud. */
public enum PostingReview {
    /** Honest: it takes part in matching, whatever its words look like. */
    CLEARED,
    /** A fraud: never recommended, whatever its words look like. */
    CONFIRMED
}
