package io.sanjian.reading;

import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A worker's own words as they were read.
 *
 * @param trades       trades wanted, best first, no code twice
 * @param barred       codes of trades the worker rules out ("不去工地")
 * @param refusals     the words that rule trades out, in their order
 * @param anything     the worker would do any plain labour ("啥子都干得")
 * @param certificates certificate codes said in passing ("有电工证")
 * @param wishes       shift, lodging, pay-day and nearness wishes
 * @param musts        of the wishes those without which the person would not come ("没有宿舍就不去")
 * @param families     families asked for by name ("公益岗", "打零工")
 * @param pay          least pay asked for ("四千以上", "一天两百"), without upper end; or null
 * @param unread       words that no trade, wish or certificate explains; the text leg of the search uses them
 * @param experience   trades done before, or meant to be left: what the worker can, and not what is looked for
 * @param skill        the level of skill that was said, or null
 * @param question     in Chinese, the one question whose answer would help most; null where what was said is enough
 */
public record Understood(List<WantedTrade> trades, Set<String> barred, List<Refusal> refusals, boolean anything,
        Set<String> certificates, Set<Wish> wishes, Set<Wish> musts, Set<Family> families, @Nullable Pay pay,
        List<String> unread,
        List<WantedTrade> experience,
        @Nullable Skill skill, @Nullable String question) {

    /** How well a worker knows the trade, by their own words. */
    public enum Skill {
        /** 学徒, 没经验, 想学. */
        LEARNER,
        /** 小工, 打下手. */
        HELPER,
        /** Three years in it and more, 熟手. */
        SKILLED,
        /** 师傅, 带班, 掌勺. */
        MASTER
    }

    /** With conditions that were given beside the words. */
    public Understood with(Set<Wish> moreWishes, Set<Wish> moreMusts) {
        if (moreWishes.isEmpty() && moreMusts.isEmpty()) {
            return this;
        }
        Set<Wish> allMusts = EnumSet.noneOf(Wish.class);
        allMusts.addAll(musts);
        allMusts.addAll(moreMusts);
        Set<Wish> allWishes = EnumSet.noneOf(Wish.class);
        allWishes.addAll(wishes);
        allWishes.addAll(moreWishes);
        allWishes.addAll(allMusts);
        return new Understood(trades, barred, refusals, anything, certificates, Collections.unmodifiableSet(allWishes),
                Collections.unmodifiableSet(allMusts), families, pay, unread, experience, skill, question);
    }

    /**
     * @param code   trade code
     * @param name   trade name in Chinese
     * @param heard  the words it was read from
     * @param years  years of experience said with it, or null
     */
    @Schema(name = "WantedTrade")
    public record WantedTrade(String code, String name, String heard, @Nullable Integer years) {
    }

    /**
     * What was ruled out, and by which words.
     *
     * @param heard  the words, such as 工地
     * @param trades codes of the trades that they rule out
     */
    public record Refusal(String heard, Set<String> trades) {
    }
}
