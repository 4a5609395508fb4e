package io.sanjian.index.match;

import io.sanjian.matching.PostingFacts;

/**
 * A post that may concern a person by their words.
 *
 * @param textFit how well its title and text hold them, in per cent; 0 where only the title may
 */
record TextMatch(PostingFacts posting, int textFit) {
}
