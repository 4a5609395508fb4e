package io.sanjian.matching;

import io.sanjian.reference.terms.Pay;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person said, in their own words: sentences repeat it, neither rules nor score look at it.
 *
 * @param trades by trade code, the words that each wanted trade was read from, such as 打螺丝
 * @param refusals what was ruled out, in which words
 * @param pay    least pay asked for, in the unit in which it was said, or null
 */
public record Said(Map<String, String> trades, List<Refusal> refusals, Pay pay) {
    /** Of whom no words are known. */
    public static final Said NOTHING = new Said(Map.of(), List.of(), null);

    /**
     * @param words  what was heard, such as 工地
     * @param trades codes of the trades that it rules out
     */
    public record Refusal(String words, Set<String> trades) {
    }

    /** The words that rule a trade out, or null. */
    String refusing(String trade) {
        return refusals.stream().filter(refusal -> refusal.trades.contains(trade)).map(Refusal::words).findFirst()
                .orElse(null);
    }

    /** The words in which a trade was heard, or null. */
    String of(String trade) {
        return trades.get(trade);
    }
}
