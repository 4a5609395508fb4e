package io.sanjian.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Areas in the order of the tables.
 *
 * @param nextCursor always null, since the list comes whole: kept so that all lists of the API read alike
 */
public record AreaListResponse(List<AreaResponse> items, @Nullable String nextCursor) {

    static AreaListResponse of(List<AreaResponse> items) {
        return new AreaListResponse(items, null);
    }
}
