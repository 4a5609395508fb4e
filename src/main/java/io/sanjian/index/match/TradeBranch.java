package io.sanjian.index.match;

import io.sanjian.matching.bound.ScoreBounds.Way;

/**
 * The posts of a segment that concern a person in one way.
 *
 * @param trade the tree's
 * @param most  no post of the tree is worth more to the person
 */
record TradeBranch(Segment segment, TradeTree tree, String trade, Way way, int most) {
}
