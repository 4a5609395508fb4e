package io.sanjian.index.match;

import io.sanjian.matching.Match;
import java.util.function.Predicate;

/**
 * How a person stands with posts whose places went to better matches.
 *
 * @param thresholds   what full posts ask
 * @param waitingSince epoch second since when the person has waited, which decides among equal scores
 * @param attainable   asked of each match that the thresholds leave; refuses whatever they refuse
 */
public record CutOffContext(SegmentCutOffs thresholds, long waitingSince, Predicate<Match> attainable) {
    /** Before anything was allocated. */
    static final CutOffContext FREE = new CutOffContext(SegmentCutOffs.NONE, 0, match -> true);

    /** The {@linkplain SegmentCutOffs#claim claim} that the person has with a score. */
    long claim(int score) {
        return SegmentCutOffs.claim(score, waitingSince);
    }
}
