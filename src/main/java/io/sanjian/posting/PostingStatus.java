package io.sanjian.posting;

import java.util.List;

/** Where a posting is in its life. */
public enum PostingStatus {
    /** On offer. */
    OPEN("在招"),
    /** Held back by its source for a while. */
    PAUSED("暂停"),
    /** All openings taken. */
    FILLED("已招满"),
    /** Past its last valid day, as the daily sweep finds, or over because its source says so. */
    EXPIRED("已过期"),
    /** Taken back by its source: out of the index, kept for the record. */
    WITHDRAWN("已下架");

    private final String label;

    PostingStatus(String label) {
        this.label = label;
    }

    /** What it is called in Chinese. */
    public String label() {
        return label;
    }

    /** States that a caller may set; expiry follows from the dates. */
    static final List<PostingStatus> SETTABLE = List.of(OPEN, PAUSED, FILLED, WITHDRAWN);

    /** Whether a posting in this state may be put into another; every state may stay as it is. */
    boolean mayBecome(PostingStatus next) {
        return this == next || switch (this) {
            case OPEN, PAUSED -> next == OPEN || next == PAUSED || next == FILLED || next == WITHDRAWN;
            case FILLED, EXPIRED -> next == OPEN || next == WITHDRAWN;
            case WITHDRAWN -> next == OPEN;
        };
    }
}
