package io.sanjian.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an outside office's reports, newest first.
 *
 * @param nextCursor null on the last page
 */
public record OutsideReportListResponse(List<OutsideReportResponse> items, @Nullable String nextCursor) {
}
