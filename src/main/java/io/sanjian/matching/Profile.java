package io.sanjian.matching;

import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.WorkerGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A returnee as matching sees them: no name, no number.
 *
 * @param age              full years on {@code at}
 * @param sex              or null where unknown
 * @param maxDistanceKm    the worker's own limit in kilometres (great circle), or null
 * @param ground           the worker's own limit by place, or null
 * @param trades           codes of the trades wanted, best first
 * @param barredTrades     codes of the trades ruled out in the worker's own words
 * @param anything         would do any plain labour
 * @param certificates     codes held
 * @param expectedPay      least pay wanted in yuan per month, -1 where not said
 * @param wishes           what the worker asks for besides the trade
 * @param words            words that no trade explains, for the text leg
 * @param excludedPostings posting ids never to show: dismissed, blocked; and why
 * @param excludedEmployers employer keys never to show
 * @param excludedFamilies families never to show
 * @param at               the day to match for, in Asia/Shanghai
 */
public record Profile(int age, Sex sex, Place home, Double maxDistanceKm, WorkArea ground,
        List<String> trades, Set<String> barredTrades, boolean anything, Set<String> certificates, int expectedPay,
        Set<WorkerGroup> groups, Set<Family> families, Set<Wish> wishes, List<String> words,
        Map<Long, Rule> excludedPostings, Set<String> excludedEmployers, Set<Family> excludedFamilies, LocalDate at) {

    /** Of somebody who set no limit by place. */
    public Profile(int age, Sex sex, Place home, Double maxDistanceKm, List<String> trades, Set<String> barredTrades,
            boolean anything, Set<String> certificates, int expectedPay, Set<WorkerGroup> groups, Set<Family> families,
            Set<Wish> wishes, List<String> words, Map<Long, Rule> excludedPostings, Set<String> excludedEmployers,
            Set<Family> excludedFamilies, LocalDate at) {
        this(age, sex, home, maxDistanceKm, null, trades, barredTrades, anything, certificates, expectedPay, groups,
                families, wishes, words, excludedPostings, excludedEmployers, excludedFamilies, at);
    }

    /** Whether no work was named and none said that can be searched for: then nothing concerns the person. */
    public boolean namesNoWork() {
        return trades.isEmpty() && !anything && words.isEmpty();
    }

    @Schema(name = "Sex")
    public enum Sex {
        M, F
    }
}
