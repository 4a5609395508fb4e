package io.sanjian.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plain codes with their names.
 *
 * @param nextCursor always null, since the list comes whole: kept so that all lists of the API read alike
 */
public record NamedCodeListResponse(List<NamedCodeResponse> items, @Nullable String nextCursor) {

    static NamedCodeListResponse of(List<NamedCodeResponse> items) {
        return new NamedCodeListResponse(items, null);
    }
}
