package io.sanjian.matching;

import java.util.function.LongUnaryOperator;

/**
 * The claim below which each post takes nobody, since its places went to better matches. One is made for many searches: an
 * engine may keep by identity what it has worked out of it. Safe for use by many threads.
 */
public final class CutOffs {
    /** Every post has places left. */
    public static final CutOffs NONE = new CutOffs(postingId -> 0);

    /** A claim is the score, and below it how long the person has waited. */
    private static final int WAITING_BITS = 40;
    private static final long LATEST = (1L << WAITING_BITS) - 1;

    private final LongUnaryOperator leastClaim;

    /** @param leastClaim by posting id, as {@link #claim} makes them; 0 for a post that has places left. Never changes */
    public CutOffs(LongUnaryOperator leastClaim) {
        this.leastClaim = leastClaim;
    }

    /**
     * What a person has to say for a post: the better claim is the greater number.
     *
     * @param score        0 to 100, or more for what nobody has
     * @param waitingSince epoch second
     */
    public static long claim(int score, long waitingSince) {
        return (long) score << WAITING_BITS | LATEST - Math.clamp(waitingSince, 0, LATEST);
    }

    public boolean areNone() {
        return this == NONE;
    }

    /** The least claim that a post takes; 0 for a post that has places left. */
    public long of(PostingFacts posting) {
        return leastClaim.applyAsLong(posting.id());
    }
}
