package io.sanjian.codes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.reference.trade.Trade;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trade.
 *
 * @param field           part of the economy
 * @param occupation      code of 职业分类大典 2022 where one exists
 * @param broader         code of the wider trade
 * @param spokenNames     other names, spoken and dialect ones among them
 * @param near            trades whose work such a worker can take over, with how well (1-99)
 * @param certificates    codes of certificates that the law demands on the first day
 * @param flags           remarks that rules use, see the trade's documentation
 * @param barredForMinors whether nobody of 16 or 17 may do it
 * @param construction    whether the age limits of construction sites apply
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TradeResponse(String code, String name, Trade.Field field, String fieldName, @Nullable String occupation,
        @Nullable String broader, List<String> spokenNames, @Nullable TreeMap<String, Integer> near,
        List<String> certificates,
        List<Trade.Flag> flags, boolean barredForMinors, boolean construction) {

    static TradeResponse of(Trade trade) {
        return new TradeResponse(trade.code(), trade.name(), trade.field(), trade.field().label(), trade.occupation(),
                trade.broader(), trade.spokenNames(), new TreeMap<>(trade.near()),
                trade.certificates().stream().sorted().toList(), trade.flags().stream().sorted().toList(),
                trade.barredForMinors(), trade.construction());
    }
}
