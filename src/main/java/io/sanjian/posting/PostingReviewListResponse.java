package io.sanjian.posting;

import java.util.List;

/** All decisions about an advert, the latest first. */
public record PostingReviewListResponse(List<PostingReviewResponse> items) {
}
