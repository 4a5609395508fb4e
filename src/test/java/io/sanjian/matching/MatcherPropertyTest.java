package io.sanjian.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every profile and every posting, tried on random ones. */
class MatcherPropertyTest {
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Certificates CERTIFICATES = Certificates.load();
    private static final Matcher JUDGE = new Matcher(TRADES, CERTIFICATES, RuleSettings.DEFAULT, Roads.load());

    @Property(tries = 200)
    void partsStayWithinTheirLimitsAndAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        for (Match match : accepted(profile, RandomFacts.postings(random))) {
            Score score = match.score();
            assertThat(score.trade()).isBetween(0, Weights.TRADE_MAX);
            assertThat(score.distance()).isBetween(0, Weights.DISTANCE_MAX);
            assertThat(score.pay()).isBetween(0, Weights.PAY_MAX);
            assertThat(score.preference()).isBetween(0, Weights.PREFERENCE_MAX);
            assertThat(score.age()).isBetween(0, Weights.AGE_MAX);
            assertThat(score.freshness()).isBetween(0, Weights.FRESHNESS_MAX);
            assertThat(score.total()).isBetween(0, 100).isEqualTo(score.trade() + score.distance() + score.pay()
                    + score.preference() + score.age() + score.freshness());
        }
    }

    /** The rules written out a second time, plainly. */
    @Property(tries = 200)
    void nothingUnlawfulIsEverAccepted(@ForAll long seed) {
        Random random = new Random(seed);
        Profile person = RandomFacts.profile(random);
        for (Match match : accepted(person, RandomFacts.postings(random))) {
            PostingFacts posting = match.posting();
            assertThat(person.age()).isGreaterThanOrEqualTo(16);
            assertThat(posting.closed()).isFalse();
            assertThat(posting.traits()).doesNotContain(Trait.DUBIOUS);
            assertThat(posting.validThrough() == null || !posting.validThrough().isBefore(person.at())).isTrue();
            assertThat(posting.age() == null || posting.age().contains(person.age())).isTrue();
            assertThat(person.maxDistanceKm() == null || match.distanceKm() <= person.maxDistanceKm()).isTrue();
            assertThat(person.excludedPostings()).doesNotContainKey(posting.id());
            List<Trade> offered = posting.trades().stream().map(code -> TRADES.find(code).orElseThrow()).toList();
            if (person.age() < 18) {
                assertThat(offered).isNotEmpty().noneMatch(Trade::barredForMinors);
            }
            boolean site = posting.family() == Family.WORK_RELIEF || offered.stream().anyMatch(Trade::construction);
            assertThat(site && person.age() > (person.sex() == Sex.M ? 60 : 50)).isFalse();
            if (posting.family() == Family.PUBLIC_WELFARE) {
                assertThat(person.age()).isLessThan(person.sex() == Sex.M ? 60 : 55);
                assertThat(person.groups().isEmpty() && person.age() < (person.sex() == Sex.F ? 40 : 50)).isFalse();
            }
            if (!offered.isEmpty() && !posting.traits().contains(Trait.TRAINEE)) {
                offered.getFirst().certificates().stream()
                        .filter(code -> CERTIFICATES.find(code).orElseThrow().when() == Certificate.When.DAY_ONE)
                        .forEach(code -> assertThat(CERTIFICATES.covers(person.certificates(), code)).isTrue());
            }
        }
    }

    @Property(tries = 200)
    void theOrderIsTotalAndDoesNotDependOnWhereItStarts(@ForAll long seed) {
        Random random = new Random(seed);
        List<Match> matches = accepted(RandomFacts.profile(random), RandomFacts.postings(random));
        List<Match> shuffled = new ArrayList<>(matches);
        Collections.shuffle(shuffled, random);
        shuffled.sort(Match.BEST_FIRST);
        matches.sort(Match.BEST_FIRST);
        assertThat(shuffled).isEqualTo(matches);
        for (int i = 1; i < matches.size(); i++) {
            assertThat(Match.BEST_FIRST.compare(matches.get(i - 1), matches.get(i))).isNegative();
        }
    }

    @Property(tries = 200)
    void selectionIsTheGreedyPickOfEmployersAndDuplicates(@ForAll long seed) {
        Random random = new Random(seed);
        List<Match> matches = accepted(RandomFacts.profile(random), RandomFacts.postings(random));
        int size = 1 + random.nextInt(6);
        List<Match> expected = new ArrayList<>();
        List<Match> left = new ArrayList<>(matches);
        while (expected.size() < size && !left.isEmpty()) {
            Match best = left.stream().min(Comparator.comparing((Match m) -> -m.score().total())
                    .thenComparing(m -> -m.posting().publishedOn().toEpochDay())
                    .thenComparing(m -> m.posting().id())).orElseThrow();
            expected.add(best);
            left.removeIf(m -> m.posting().employerKey().equals(best.posting().employerKey())
                    || m.posting().duplicateKey().equals(best.posting().duplicateKey()));
        }
        assertThat(PickSelector.best(matches, size)).isEqualTo(expected);
    }

    @Property(tries = 100)
    void explanationAndJudgementAgree(@ForAll long seed) {
        Random random = new Random(seed);
        Profile person = RandomFacts.profile(random);
        for (PostingFacts posting : RandomFacts.postings(random)) {
            Explanation explanation = JUDGE.explain(person, posting, 0, null);
            switch (JUDGE.judge(person, posting)) {
                case Verdict.Unrelated unrelated -> assertThat(explanation.related()).isFalse();
                case Verdict.Rejected rejected -> {
                    assertThat(explanation.lawful()).isFalse();
                    assertThat(explanation.rules().stream().filter(Explanation.RuleCheck::broken)
                            .map(Explanation.RuleCheck::rule)).containsExactlyInAnyOrderElementsOf(rejected.rules());
                }
                case Verdict.Accepted accepted -> {
                    assertThat(explanation.related() && explanation.lawful()).isTrue();
                    assertThat(explanation.total()).isEqualTo(accepted.match().score().total());
                    assertThat(explanation.parts()).allSatisfy(part -> {
                        assertThat(part.points()).isBetween(0, part.max());
                        assertThat(part.text()).isNotBlank();
                    });
                }
            }
        }
    }

    @Property(tries = 100)
    void everyPostIsUnrelatedThatNoRelatedTradeOrWordLeadsTo(@ForAll long seed) {
        Random random = new Random(seed);
        Profile person = RandomFacts.profile(random);
        Set<String> related = JUDGE.forProfile(person).fits().all().keySet();
        for (PostingFacts posting : RandomFacts.postings(random)) {
            boolean reachable = posting.trades().stream().anyMatch(related::contains)
                    || person.words().stream().anyMatch(posting.title()::contains);
            if (!reachable) {
                assertThat(JUDGE.judge(person, posting)).isInstanceOf(Verdict.Unrelated.class);
            }
        }
    }

    private static List<Match> accepted(Profile profile, List<PostingFacts> postings) {
        ProfileMatcher judge = JUDGE.forProfile(profile);
        List<Match> matches = new ArrayList<>();
        for (PostingFacts posting : postings) {
            if (judge.judge(posting) instanceof Verdict.Accepted accepted) {
                matches.add(accepted.match());
            }
        }
        return matches;
    }
}
