package io.sanjian.recommendation.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of plans.
 *
 * @param nextCursor null on the last page
 */
public record PlanListResponse(List<PlanResponse> items, @Nullable String nextCursor) {
}
