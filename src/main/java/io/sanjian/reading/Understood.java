package io.sanjian.reading;

import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A worker's own words as they were read.
 *
 * @param trades       trades wanted, best first, no code twice
 * @param barred       codes of trades the worker rules out ("不去工地")
 * @param anything     the worker would do any plain labour ("啥子都干得")
 * @param certificates certificate codes said in passing ("有电工证")
 * @param wishes       shift, lodging, pay-day and nearness wishes
 * @param families     families asked for by name ("公益岗", "打零工")
 * @param pay          least pay asked for ("四千以上", "一天两百"), without upper end; or null
 * @param unread       words that no trade, wish or certificate explains; the text leg of the search uses them
 */
public record Understood(List<WantedTrade> trades, Set<String> barred, boolean anything, Set<String> certificates,
        Set<Wish> wishes, Set<Family> families, @Nullable Pay pay, List<String> unread) {

    /**
     * @param code   trade code
     * @param name   trade name in Chinese
     * @param heard  the words it was read from
     * @param years  years of experience said with it, or null
     */
    @Schema(name = "WantedTrade")
    public record WantedTrade(String code, String name, String heard, @Nullable Integer years) {
    }
}
