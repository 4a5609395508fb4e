package io.sanjian.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers by id, masked.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record WorkerListResponse(List<WorkerDocument> items, @Nullable String nextCursor) {
}
