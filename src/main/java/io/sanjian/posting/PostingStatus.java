package io.sanjian.posting;

/** Where a posting is in its life. */
public enum PostingStatus {
    /** On offer. */
    OPEN,
    /** Held back by its source for a while. */
    PAUSED,
    /** All openings taken. */
    FILLED,
    /** Past its last valid day; set by the daily sweep. */
    EXPIRED,
    /** Taken back by its source: out of the index, kept for the record. */
    WITHDRAWN
}
