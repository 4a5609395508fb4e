package io.sanjian.index.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.CutOffContext;
import io.sanjian.matching.CutOffs;
import io.sanjian.matching.Match;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.MissingCertificates;
import io.sanjian.matching.PickDiversifier;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Verdict;
import io.sanjian.matching.Weights;
import io.sanjian.matching.bound.NodeBoundsBuilder;
import io.sanjian.matching.bound.ScoreBounds.Way;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.reference.terms.Family;
import io.sanjian.support.MemoryIndex;
import io.sanjian.support.RandomPostings;
import io.sanjian.support.TestIndexConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index gives the answer of judging every posting, whatever its segments look like. The seed is printed. */
class MatchSearchTest {
    private static final int POSTINGS = 1200;
    private static final int PROFILES = 1000;
    private static final double REACH_KM = 40;
    /** Few different times, so that some wait equally long. */
    private static final NodeBoundsBuilder OUTLINER = new NodeBoundsBuilder(MemoryIndex.JUDGE);
    private static final int LONGEST_WAIT = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 25})
    void theAnswerIsThatOfJudgingEveryPosting(int trades) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        RandomPostings postings = new RandomPostings(random, trades);
        Map<Long, PostingFacts> truth = new HashMap<>();
        TextTruth texts = new TextTruth();
        int picks = 0;
        int exhausted = 0;
        try (MemoryIndex index = new MemoryIndex(folder, cache)) {
            MatchSearch search = new MatchSearch(index.index, cache, MemoryIndex.JUDGE);
            for (int round = 0; round < PROFILES; round++) {
                change(index, postings, truth, texts, random, round == 0 ? POSTINGS : random.nextInt(4));
                Profile profile = postings.profile(POSTINGS);
                int limit = random.nextInt(10) == 0 ? 1 + random.nextInt(200) : 3;
                MatchResult found = search.match(profile, limit);
                BruteForce expected = BruteForce.of(truth.values(), texts.fits(profile), profile);
                assertThat(found).as("seed %d round %d %s", seed, round, profile).isEqualTo(expected.match(limit));
                assertThat(search.candidates(profile, limit)).as("seed %d round %d %s", seed, round, profile)
                        .isEqualTo(first(limit, expected.accepted, match -> true));
                CutOffContext standing = standing(full(seed + round, random.nextInt(4)), random.nextInt(LONGEST_WAIT));
                Predicate<Match> attainable = standing.attainable();
                assertThat(search.further(profile, limit, standing))
                        .as("seed %d round %d %s", seed, round, profile)
                        .isEqualTo(first(limit, expected.inTurn(), attainable));
                assertThat(search.taken(profile, standing))
                        .as("seed %d round %d %s", seed, round, profile)
                        .isEqualTo(expected.taken(attainable));
                assertThat(search.rejected(profile)).isEqualTo(expected.rejected);
                for (MissingCertificates lack : MissingCertificates.of(profile, MemoryIndex.TRADES,
                        MemoryIndex.CERTIFICATES)) {
                    Profile then = lack.overcome(profile);
                    assertThat(search.openedBy(profile, then, REACH_KM))
                            .as("seed %d round %d %s %s", seed, round, profile, lack)
                            .isEqualTo(opened(truth.values(), profile, then));
                }
                picks += found.matches().size();
                exhausted += found.exhausted() ? 1 : 0;
            }
            assertThat(picks).as("the test is not vacuous").isGreaterThan(PROFILES / 2);
            assertThat(exhausted).isBetween(PROFILES / 100, PROFILES - PROFILES / 100);
        }
    }

    /** Posts within reach of a trade whose papers the person has then and not now, which may be taken then and not now. */
    private static int opened(Collection<PostingFacts> all, Profile profile, Profile then) {
        ProfileMatcher judgeNow = MemoryIndex.JUDGE.forProfile(profile);
        ProfileMatcher judgeThen = MemoryIndex.JUDGE.forProfile(then);
        Map<String, Way> waysNow = OUTLINER.bounds(judgeNow).ways();
        Map<String, Way> waysThen = OUTLINER.bounds(judgeThen).ways();
        return (int) all.stream()
                .filter(posting -> posting.trades().stream().filter(waysThen::containsKey)
                        .anyMatch(trade -> waysThen.get(trade).papers() && !waysNow.get(trade).papers()))
                .filter(posting -> judgeThen.judge(posting) instanceof Verdict.Accepted(Match match)
                        && match.distanceKm() <= REACH_KM && judgeNow.judge(posting) instanceof Verdict.Rejected)
                .count();
    }

    /** Of four posts so many ask for a score and a time of waiting of their own. */
    private static LongUnaryOperator full(long seed, int ofFour) {
        return id -> {
            Random own = new Random(seed * 31 + id);
            return own.nextInt(4) < ofFour ? CutOffs.claim(20 + own.nextInt(80), own.nextInt(LONGEST_WAIT)) : 0;
        };
    }

    /** Of equal claims every other post refuses. */
    private static CutOffContext standing(LongUnaryOperator least, long waitingSince) {
        return new CutOffContext(new CutOffs(least), waitingSince,
                match -> CutOffs.claim(match.score().total(), waitingSince) >= least
                        .applyAsLong(match.posting().id()) + match.posting().id() % 2);
    }

    /** Puts, replaces and deletes at random, and cuts segments at random places. */
    private static void change(MemoryIndex index, RandomPostings postings, Map<Long, PostingFacts> truth,
            TextTruth texts, Random random,
            int count) throws IOException {
        for (int i = 0; i < count; i++) {
            long id = 1 + random.nextLong(POSTINGS);
            if (random.nextInt(6) == 0) {
                index.delete(id);
                truth.remove(id);
                texts.remove(id);
            } else {
                Posting posting = postings.posting(id);
                index.put(posting);
                truth.put(id, MemoryIndex.FACTS.of(posting));
                texts.put(posting);
            }
            if (random.nextInt(60) == 0) {
                index.refresh();
            }
            if (random.nextInt(300) == 0) {
                index.commit();
            }
        }
        index.refresh();
    }

    private static MatchResult first(int limit, List<Match> order, Predicate<Match> attainable) {
        Set<String> seen = new HashSet<>();
        List<Match> best = order.stream().filter(match -> seen.add(match.posting().duplicateKey())).filter(attainable)
                .toList();
        return new MatchResult(best.subList(0, Math.min(limit, best.size())), Map.of(), best.size() <= limit);
    }

    /** Every posting judged, and nothing else thought about. */
    private record BruteForce(Profile profile, List<Match> accepted, Map<Rule, Integer> rejected,
            List<Match> byTrade, boolean lowScores) {

        static BruteForce of(Collection<PostingFacts> all, Map<Long, Integer> textFits, Profile profile) {
            ProfileMatcher judge = MemoryIndex.JUDGE.forProfile(profile);
            List<Match> accepted = new ArrayList<>();
            Map<Rule, Integer> rejected = new EnumMap<>(Rule.class);
            List<Match> byTrade = new ArrayList<>();
            for (PostingFacts posting : all) {
                switch (judge.judge(posting, textFits.getOrDefault(posting.id(), 0))) {
                    case Verdict.Unrelated() -> {
                    }
                    case Verdict.Rejected(var rules) -> rules.forEach(rule -> rejected.merge(rule, 1, Integer::sum));
                    case Verdict.Accepted(Match match) -> accepted.add(match);
                }
                if (posting.trades().stream().map(OUTLINER.bounds(judge).ways()::get)
                        .anyMatch(way -> way != null && way.isOpen())
                        && judge.judge(posting) instanceof Verdict.Accepted(Match match)) {
                    byTrade.add(match);
                }
            }
            return new BruteForce(profile, PickDiversifier.order(profile, accepted), rejected, byTrade,
                    accepted.stream().anyMatch(match -> match.score().total() < Weights.LEAST_SCORE));
        }

        MatchResult match(int limit) {
            List<Match> picks = PickDiversifier.best(profile, accepted, limit + 1);
            return picks.size() <= limit ? new MatchResult(picks, rejected, !lowScores)
                    : new MatchResult(picks.subList(0, limit), rejected, false);
        }

        int taken(Predicate<Match> attainable) {
            return (int) byTrade.stream().filter(attainable.negate()).count();
        }

        /** Market, then welfare that nobody asked for, then what is worth little. */
        List<Match> inTurn() {
            return accepted.stream().filter(match -> match.score().total() >= Weights.LEAST_SCORE)
                    .sorted(Comparator.comparingInt(this::turn).thenComparing(Match.BEST_FIRST))
                    .toList();
        }

        private int turn(Match match) {
            boolean unasked = match.posting().family() == Family.PUBLIC_WELFARE
                    && !profile.families().contains(Family.PUBLIC_WELFARE);
            return match.score().total() < Weights.MARKET_LEAST ? 2 : unasked ? 1 : 0;
        }
    }

    /** Words that no trade knows find posts by title and by text; what is found by the text alone is too little to offer. */
    @Test
    void wordsThatNoTradeKnowsFindPostsByTitleAndText() throws IOException {
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        RandomPostings postings = new RandomPostings(new Random(3), 25);
        try (MemoryIndex index = new MemoryIndex(folder, cache)) {
            for (long id = 1; id <= 40; id++) {
                index.put(worded(postings.posting(id), "普通岗位", "白天上班"));
            }
            index.put(worded(postings.posting(50), "修钟表学徒", "手艺活"));
            index.put(worded(postings.posting(51), "店铺帮手", "会修钟表，懂箍桶"));
            index.put(worded(postings.posting(52), "店铺帮手", "懂箍桶"));
            index.refresh();
            MatchSearch search = new MatchSearch(index.index, cache, MemoryIndex.JUDGE);
            Profile profile = saying(List.of("修钟表", "箍桶"));
            assertThat(search.match(profile, 10).matches()).extracting(match -> match.posting().id())
                    .containsExactly(50L);
            int both = search.explain(profile, 51, null).orElseThrow().total();
            int one = search.explain(profile, 52, null).orElseThrow().total();
            assertThat(both).isBetween(one, Weights.LEAST_SCORE - 1);
            assertThat(search.explain(profile, 52, null).orElseThrow().related()).isTrue();
            assertThat(search.explain(profile, 7, null).orElseThrow().related()).isFalse();
        }
    }

    /** Posts that suit too little are left out, and are no sign that there are none. */
    @Test
    void aListThatIsShortForLowScoresIsNotExhausted() throws IOException {
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        RandomPostings postings = new RandomPostings(new Random(9), 25);
        try (MemoryIndex index = new MemoryIndex(folder, cache)) {
            index.put(working(postings.posting(1), "帮厨", List.of("kitchen-hand")));
            index.refresh();
            MatchSearch search = new MatchSearch(index.index, cache, MemoryIndex.JUDGE);
            assertThat(search.match(wanting(List.of("welder"), Set.of()), 3).exhausted()).isTrue();
            assertThat(search.match(wanting(List.of("kitchen-hand"), Set.of()), 3).exhausted()).isTrue();
            index.put(worded(postings.posting(2), "店铺帮手", "懂箍桶"));
            index.put(worded(postings.posting(3), "店铺帮手", "会修钟表，懂箍桶"));
            index.refresh();
            MatchResult words = search.match(saying(List.of("修钟表", "箍桶", "磨刀", "补锅")), 3);
            assertThat(words.matches()).isEmpty();
            assertThat(words.rejected()).isEmpty();
            assertThat(words.exhausted()).isFalse();
        }
    }

    private static Posting worded(Posting p, String title, String text) {
        return plain(p, title, text, List.of());
    }

    private static Posting working(Posting p, String title, List<String> trades) {
        return plain(p, title, null, trades);
    }

    private static Posting plain(Posting p, String title, String text, List<String> trades) {
        return new Posting(p.key(), new Posting.Text(title, "公司" + p.key().id(), text, List.of(), null),
                new Posting.Work(Family.GENERAL, null, trades, List.of(), null, null, null),
                new Posting.Place("500101", null, null, null), null, null,
                new Posting.Validity(LocalDate.of(2026, 1, 20), null, PostingStatus.OPEN, null));
    }

    private static Profile saying(List<String> words) {
        return of(
                new Profile.Wanted(List.of(), Set.of(), false, Set.of(Family.GENERAL), -1, Set.of(), Set.of(), words));
    }

    private static Profile wanting(List<String> trades, Set<String> barred) {
        return of(new Profile.Wanted(trades, barred, false, Set.of(), -1, Set.of(), Set.of(), List.of()));
    }

    private static Profile of(Profile.Wanted wanted) {
        return new Profile(new Profile.Person(30, null, Set.of(), Set.of()),
                MemoryIndex.AREAS.place("500101", null, null), Profile.Reach.UNLIMITED, wanted,
                Profile.Exclusions.NONE, LocalDate.of(2026, 1, 20));
    }

    /** The licence of a side job that the person will not have as a job of its own still opens the whole post. */
    @Test
    void whatTheSideJobOfARuledOutTradeWantsOpensThePostToo() throws IOException {
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        RandomPostings postings = new RandomPostings(new Random(7), 25);
        String cook = "kitchen-hand";
        String driver = "school-bus-driver";
        try (MemoryIndex index = new MemoryIndex(folder, cache)) {
            index.put(working(postings.posting(1), "帮厨兼校车司机", List.of(cook, driver)));
            index.put(working(postings.posting(2), "校车司机", List.of(driver)));
            index.put(working(postings.posting(3), "帮厨", List.of(cook)));
            index.refresh();
            MatchSearch search = new MatchSearch(index.index, cache, MemoryIndex.JUDGE);
            Profile now = wanting(List.of(cook, driver), Set.of(driver));
            Profile then = MissingCertificates.of(now, MemoryIndex.TRADES, MemoryIndex.CERTIFICATES).getFirst()
                    .overcome(now);
            assertThat(search.match(now, 3).matches()).extracting(match -> match.posting().id()).containsExactly(3L);
            assertThat(search.match(then, 3).matches()).extracting(match -> match.posting().id())
                    .containsExactlyInAnyOrder(1L, 3L);
            assertThat(search.openedBy(now, then, REACH_KM)).isOne();
        }
    }

    @Test
    void explainsAPostingOfTheIndexAndNoOther() throws IOException {
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        RandomPostings postings = new RandomPostings(new Random(1), 25);
        try (MemoryIndex index = new MemoryIndex(folder, cache)) {
            index.put(postings.posting(7));
            index.refresh();
            MatchSearch search = new MatchSearch(index.index, cache, MemoryIndex.JUDGE);
            Profile profile = postings.profile(10);
            PostingFacts facts = search.facts(7).orElseThrow();
            assertThat(search.explain(profile, 7, null)).contains(MemoryIndex.JUDGE.explain(profile, facts, 0, null));
            assertThat(search.explain(profile, 8, null)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void postsAreInMemoryBeforeTheFirstMatchWhereThatIsWanted(boolean atStart) throws IOException {
        PostingCache cache = new PostingCache(MemoryIndex.JUDGE,
                TestIndexConfig.in(folder, Map.of("load-at-start", String.valueOf(atStart))));
        RandomPostings postings = new RandomPostings(new Random(5), 25);
        try (MemoryIndex index = new MemoryIndex(folder, cache)) {
            index.put(postings.posting(7));
            index.refresh();
            index.index.warm();
            assertThat(cache.segments()).isEqualTo(atStart ? 1 : 0);
            new MatchSearch(index.index, cache, MemoryIndex.JUDGE).match(postings.profile(10), 3);
            assertThat(cache.segments()).isOne();
        }
    }
}
