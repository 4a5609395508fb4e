package io.sanjian.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trades in the order of the table.
 *
 * @param nextCursor always null, since the list comes whole: kept so that all lists of the API read alike
 */
public record TradeListResponse(List<TradeResponse> items, @Nullable String nextCursor) {

    static TradeListResponse of(List<TradeResponse> items) {
        return new TradeListResponse(items, null);
    }
}
