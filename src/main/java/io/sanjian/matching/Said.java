package io.sanjian.matching;

import io.sanjian.reference.terms.Pay;
import java.util.Map;

/**
 * What a person said, in their own words: sentences repeat it, neither rules nor score look at it.
 *
 * @param trades by trade code, the words that each wanted trade was read from, such as 打螺丝
 * @param pay    least pay asked for, in the unit in which it was said, or null
 */
public record Said(Map<String, String> trades, Pay pay) {
    /** Of whom no words are known. */
    public static final Said NOTHING = new Said(Map.of(), null);

    /** The words in which a trade was heard, or null. */
    String of(String trade) {
        return trades.get(trade);
    }
}
