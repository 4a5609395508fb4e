package io.sanjian.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clusters in the order of the table.
 *
 * @param nextCursor always null, since the list comes whole: kept so that all lists of the API read alike
 */
public record ClusterListResponse(List<ClusterResponse> items, @Nullable String nextCursor) {

    static ClusterListResponse of(List<ClusterResponse> items) {
        return new ClusterListResponse(items, null);
    }
}
