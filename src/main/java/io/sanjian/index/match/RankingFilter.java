package io.sanjian.index.match;

import io.sanjian.matching.Match;
import io.sanjian.matching.PickDiversifier;
import io.sanjian.matching.Weights;
import io.sanjian.matching.bound.NodeBounds;
import java.util.function.Predicate;

/** The part of all lawful posts that a ranking gives. */
interface RankingFilter {
    /** All that are worth offering. */
    RankingFilter ALL = new RankingFilter() {
        @Override
        public int leastScore() {
            return Weights.LEAST_SCORE;
        }

        @Override
        public boolean mayHold(NodeBounds outlines, int index, String trade) {
            return true;
        }

        @Override
        public boolean holds(Match match) {
            return true;
        }
    };

    /** Those of at least this score that name older workers welcome. */
    static RankingFilter welcomingOlder(int least) {
        return new RankingFilter() {
            @Override
            public int leastScore() {
                return least;
            }

            @Override
            public boolean mayHold(NodeBounds outlines, int index, String trade) {
                return outlines.welcomesOlder(index);
            }

            @Override
            public boolean holds(Match match) {
                return PickDiversifier.welcomesOlder(match);
            }
        };
    }

    /** Those of at least this score whose first job is one of these trades. */
    static RankingFilter ofKinds(Predicate<String> kinds, int least) {
        return new RankingFilter() {
            @Override
            public int leastScore() {
                return Math.max(0, least);
            }

            @Override
            public boolean mayHold(NodeBounds outlines, int index, String trade) {
                return kinds.test(trade) || !outlines.isOfFirstTrades(index);
            }

            @Override
            public boolean holds(Match match) {
                return kinds.test(PickDiversifier.kind(match));
            }
        };
    }

    /** No match below this score belongs to the part, 0 to 100. */
    int leastScore();

    /** Whether a post of the outline, which stands in this trade's tree, can belong to the part. */
    boolean mayHold(NodeBounds outlines, int index, String trade);

    /** Whether a match of at least that score belongs to the part. */
    boolean holds(Match match);
}
