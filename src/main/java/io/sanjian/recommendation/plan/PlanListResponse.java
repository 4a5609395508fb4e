package io.sanjian.recommendation.plan;

import java.util.List;

/**
 * A page of plans.
 *
 * @param nextCursor null on the last page
 */
public record PlanListResponse(List<PlanResponse> items, String nextCursor) {
}
