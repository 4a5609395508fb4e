package io.sanjian.recommendation.match;

import io.sanjian.index.document.PostingView;
import io.sanjian.matching.Explanation;
import io.sanjian.reading.Understood;

/** Why a posting is or is not recommended to a profile. */
public record ExplainResponse(Understood understood, PostingView posting, Explanation explanation) {
}
