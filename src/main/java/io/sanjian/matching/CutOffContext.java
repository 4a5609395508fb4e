package io.sanjian.matching;

import java.util.function.Predicate;

/**
 * How a person stands with posts whose places went to better matches.
 *
 * @param cutOffs      what full posts ask
 * @param waitingSince epoch second since when the person has waited, which decides among equal scores
 * @param attainable   asked of each match that the cut-offs leave; refuses whatever they refuse
 */
public record CutOffContext(CutOffs cutOffs, long waitingSince, Predicate<Match> attainable) {
    /** Before anything was allocated. */
    public static final CutOffContext FREE = new CutOffContext(CutOffs.NONE, 0, match -> true);

    /** The {@linkplain CutOffs#claim claim} that the person has with a score. */
    public long claim(int score) {
        return CutOffs.claim(score, waitingSince);
    }
}
