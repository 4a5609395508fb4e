package io.sanjian.index.match;

import io.sanjian.matching.Match;
import io.sanjian.matching.Outlines;
import io.sanjian.matching.Variety;

/** The part of all lawful posts that a ranking gives. */
interface Part {
    /** All of them. */
    Part ALL = new Part() {
        @Override
        public boolean mayHold(Outlines outlines, int index, String trade) {
            return true;
        }

        @Override
        public boolean holds(Match match) {
            return true;
        }
    };

    /** Those that name older workers welcome. */
    Part WELCOMING_OLDER = new Part() {
        @Override
        public boolean mayHold(Outlines outlines, int index, String trade) {
            return outlines.welcomesOlder(index);
        }

        @Override
        public boolean holds(Match match) {
            return Variety.welcomesOlder(match);
        }
    };

    /** Those whose first job is another trade. */
    static Part ofOtherKindThan(String kind) {
        return new Part() {
            @Override
            public boolean mayHold(Outlines outlines, int index, String trade) {
                return !(trade.equals(kind) && outlines.areOfFirstTrade(index));
            }

            @Override
            public boolean holds(Match match) {
                return !Variety.kind(match).equals(kind);
            }
        };
    }

    /** Whether a post of the outline, which stands in this trade's tree, can belong to the part. */
    boolean mayHold(Outlines outlines, int index, String trade);

    boolean holds(Match match);
}
