package io.sanjian.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of outside offices.
 *
 * @param nextCursor null on the last page
 */
public record OutsideOfficeListResponse(List<OutsideOfficeResponse> items, @Nullable String nextCursor) {
}
