package io.sanjian.codes;

import java.util.List;

/**
 * Trades in the order of the table.
 *
 * @param nextCursor always null, since the list comes whole: kept so that all lists of the API read alike
 */
public record TradeListResponse(List<TradeResponse> items, String nextCursor) {

    static TradeListResponse of(List<TradeResponse> items) {
        return new TradeListResponse(items, null);
    }
}
