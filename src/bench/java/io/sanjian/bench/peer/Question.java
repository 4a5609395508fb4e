package io.sanjian.bench.peer;

import io.sanjian.bench.Sample;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.matching.bound.NodeBoundsBuilder;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Trade;
import io.sanjian.support.MemoryIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a peer is asked.
 *
 * @param tradePoints points of each trade that concerns the person, as Sanjian understood their words; empty where the
 *                    peer is to go by the words alone
 * @param words       the person's own words
 * @param minor       16 or 17
 * @param noSites     beyond the age limit of sites
 * @param noWelfare   public-welfare posts are closed to them
 * @param held        certificates held or covered by one that is
 */
record Question(Profile profile, Map<String, Integer> tradePoints, List<String> words, boolean minor, boolean noSites,
        boolean noWelfare, Set<String> held) {
    private static final NodeBoundsBuilder OUTLINER = new NodeBoundsBuilder(MemoryIndex.JUDGE);
    private static final int ADULT = 18;
    private static final PostingFacts SITE = post(Family.WORK_RELIEF);
    private static final PostingFacts WELFARE = post(Family.PUBLIC_WELFARE);

    /** @param byTrades whether Sanjian's understanding of the words is handed over */
    static Question of(Profile profile, List<String> words, boolean byTrades) {
        return new Question(profile, byTrades ? tradePoints(profile) : Map.of(), words,
                profile.age() < ADULT, Post.breaks(Rule.CONSTRUCTION_AGE, profile, SITE),
                Post.breaks(Rule.WELFARE_NOT_ELIGIBLE, profile, WELFARE), held(profile));
    }

    /** Two characters each: what a search in Chinese goes by where there is no dictionary. */
    Set<String> bigrams() {
        Set<String> grams = new LinkedHashSet<>();
        words.forEach(word -> grams.addAll(Bigrams.of(word)));
        return grams;
    }

    /** Certificates that the person does not hold. */
    Set<String> missing() {
        return MemoryIndex.CERTIFICATES.all().stream().map(Certificate::code).filter(code -> !held.contains(code))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean byTrades() {
        return !tradePoints.isEmpty();
    }

    /** The trades of each number of points, to ask for together. */
    Map<Integer, List<String>> tradesByPoints() {
        return tradePoints.entrySet().stream().collect(Collectors.groupingBy(Map.Entry::getValue,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /** Points of a post whose first trade it is. */
    private static Map<String, Integer> tradePoints(Profile profile) {
        return OUTLINER.bounds(MemoryIndex.JUDGE.forProfile(profile)).ways().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, way -> way.getValue().points()[0]));
    }

    private static Set<String> held(Profile profile) {
        return MemoryIndex.CERTIFICATES.all().stream().map(Certificate::code)
                .filter(code -> MemoryIndex.CERTIFICATES.covers(profile.certificates(), code))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static PostingFacts post(Family family) {
        return new PostingFacts(new PostingFacts.Key(1, "probe", "probe", "probe"), "probe",
                new PostingFacts.Work(family,
                        List.of(MemoryIndex.TRADES.all().stream().map(Trade::code).findFirst().orElseThrow()),
                        EmploymentForm.FULL_TIME, 1),
                MemoryIndex.AREAS.place("500103", null, null), PostingFacts.MonthlyPay.UNKNOWN,
                PostingFacts.Demands.NONE, new PostingFacts.Validity(false, Sample.TODAY, null), Set.of());
    }
}
