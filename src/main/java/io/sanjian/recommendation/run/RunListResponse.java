package io.sanjian.recommendation.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of runs.
 *
 * @param nextCursor null on the last page
 */
public record RunListResponse(List<RunResponse> items, @Nullable String nextCursor) {
}
