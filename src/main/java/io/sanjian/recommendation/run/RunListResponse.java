package io.sanjian.recommendation.run;

import java.util.List;

/**
 * A page of runs.
 *
 * @param nextCursor null on the last page
 */
public record RunListResponse(List<RunResponse> items, String nextCursor) {
}
