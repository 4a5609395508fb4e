package io.sanjian.worker;

import java.util.List;

/**
 * Workers by id, masked.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record WorkerListResponse(List<WorkerDocument> items, String nextCursor) {
}
