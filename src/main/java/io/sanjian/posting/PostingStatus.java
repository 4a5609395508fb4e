package io.sanjian.posting;

import java.util.Set;

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
    WITHDRAWN;

    /** States that a caller may set; expiry follows from the dates. */
    static final Set<PostingStatus> SETTABLE = Set.of(OPEN, PAUSED, FILLED, WITHDRAWN);

    /** Whether a posting in this state may be put into another; every state may stay as it is. */
    boolean mayBecome(PostingStatus next) {
        return this == next || switch (this) {
            case OPEN, PAUSED -> next == OPEN || next == PAUSED || next == FILLED || next == WITHDRAWN;
            case FILLED, EXPIRED -> next == OPEN || next == WITHDRAWN;
            case WITHDRAWN -> next == OPEN;
        };
    }
}
