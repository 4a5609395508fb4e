package io.sanjian.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the order of offers promises, for random people and posts. */
class PickDiversifierPropertyTest {
    private static final Matcher JUDGE =
            new Matcher(Trades.load(Certificates.load()), Certificates.load(), RuleSettings.DEFAULT, Roads.load());

    @Property(tries = 300)
    void everyMatchIsOfferedOnceWhateverTheOrderTheyCameIn(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        List<Match> matches = matches(profile, random);
        List<Match> order = PickDiversifier.order(profile, matches);
        assertThat(order).containsExactlyInAnyOrderElementsOf(matches);
        Collections.shuffle(matches, random);
        assertThat(PickDiversifier.order(profile, matches)).isEqualTo(order);
    }

    @Property(tries = 300)
    void behindTheFirstThreeBetterComesBeforeWorseButForTheLastResort(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        List<Match> rest = PickDiversifier.order(profile, matches(profile, random)).stream().skip(3)
                .filter(match -> !lastResort(profile, match)).toList();
        assertThat(rest).isSortedAccordingTo(Match.BEST_FIRST);
    }

    @Property(tries = 300)
    void theLastResortIsOfferedAfterWhatTheMarketHas(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        boolean lastResort = false;
        for (Match match : PickDiversifier.order(profile, matches(profile, random)).stream().skip(3).toList()) {
            lastResort |= lastResort(profile, match);
            assertThat(lastResort && !lastResort(profile, match) && match.score().total() >= Weights.MARKET_LEAST)
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void whoIsFiftySeesAPostThatNamesOlderWorkersWelcomeWhereThereIsOne(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        List<Match> matches = matches(profile, random);
        List<Match> picks = PickDiversifier.best(profile, matches, 3);
        List<Match> plain = PickSelector.best(matches, 2);
        boolean thereIsOne = bestOfDuplicates(matches, match -> PickDiversifier.welcomesOlder(match)
                && match.score().total() >= Weights.WELCOME_LEAST)
                .anyMatch(match -> !lastResort(profile, match) && goesWith(plain, match));
        if (profile.age() >= Weights.OLDER_FROM && thereIsOne && !takesAnything(profile)
                && plain.stream().noneMatch(m -> lastResort(profile, m))) {
            assertThat(picks).anyMatch(PickDiversifier::welcomesOlder);
        }
    }

    @Property(tries = 300)
    void aSecondKindIsShownWhereItIsHardlyWorseOrNamedAndNotMuchWorse(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        List<Match> matches = matches(profile, random).stream()
                .filter(match -> match.posting().family() != Family.PUBLIC_WELFARE).toList();
        List<Match> plain = PickSelector.best(matches, 3);
        List<Match> picks = PickDiversifier.best(profile, matches, 3);
        if (plain.size() == 3 && plain.stream().map(PickDiversifierPropertyTest::kind).distinct().count() == 1
                && profile.age() < Weights.OLDER_FROM && !takesAnything(profile)) {
            boolean good = Stream.concat(
                    others(matches, plain, Weights.VARIETY_WITHIN, trade -> true),
                    others(matches, plain, Weights.VARIETY_NAMED_WITHIN, namedAsWell(profile)::contains))
                    .anyMatch(match -> match.score().trade() >= Weights.VARIETY_TRADE_LEAST
                            && goesWith(plain.subList(0, 2), match));
            assertThat(picks.stream().map(PickDiversifierPropertyTest::kind).distinct().count())
                    .isEqualTo(good ? 2 : 1);
        }
        if (!takesAnything(profile)) {
            assertThat(picks.subList(0, Math.min(2, picks.size())))
                    .isEqualTo(plain.subList(0, Math.min(2, plain.size())));
        }
    }

    @Property(tries = 300)
    void nothingPoorIsOffered(@ForAll long seed) {
        Random random = new Random(seed);
        Profile profile = RandomFacts.profile(random);
        ProfileMatcher judge = JUDGE.forProfile(profile);
        List<Match> all = new ArrayList<>();
        for (PostingFacts posting : RandomFacts.postings(random)) {
            if (judge.judge(posting) instanceof Verdict.Accepted(Match match)) {
                all.add(match);
            }
        }
        assertThat(PickDiversifier.order(profile, all))
                .allMatch(match -> match.score().total() >= Weights.LEAST_SCORE);
    }

    /** Names no trade: is shown three kinds. */
    private static boolean takesAnything(Profile profile) {
        return profile.anything() && profile.trades().isEmpty();
    }

    private static List<Match> matches(Profile profile, Random random) {
        ProfileMatcher judge = JUDGE.forProfile(profile);
        List<Match> matches = new ArrayList<>();
        for (PostingFacts posting : RandomFacts.postings(random)) {
            if (judge.judge(posting) instanceof Verdict.Accepted(Match match)
                    && match.score().total() >= Weights.LEAST_SCORE) {
                matches.add(match);
            }
        }
        return matches;
    }

    /** What is of another kind than these picks and not worse than the last of them by more than this. */
    private static Stream<Match> others(List<Match> matches, List<Match> picks, int within, Predicate<String> kinds) {
        return bestOfDuplicates(matches, match -> !kind(match).equals(kind(picks.getFirst())) && kinds.test(kind(match))
                && match.score().total() >= picks.getLast().score().total() - within);
    }

    /** The trades of whoever named several. */
    private static List<String> namedAsWell(Profile profile) {
        return profile.trades().size() > 1 ? profile.trades() : List.of();
    }

    /** Of these matches; a near-duplicate of a better one of them never stands for it. */
    private static Stream<Match> bestOfDuplicates(List<Match> matches, Predicate<Match> part) {
        Set<String> met = new HashSet<>();
        return matches.stream().filter(part).sorted(Match.BEST_FIRST)
                .filter(match -> met.add(match.posting().duplicateKey()));
    }

    private static boolean lastResort(Profile profile, Match match) {
        return match.posting().family() == Family.PUBLIC_WELFARE && !profile.families().contains(Family.PUBLIC_WELFARE);
    }

    private static String kind(Match match) {
        return match.posting().trades().isEmpty() ? "" : match.posting().trades().getFirst();
    }

    private static boolean goesWith(List<Match> others, Match match) {
        return others.stream().allMatch(other -> other.posting().id() != match.posting().id()
                && !other.posting().employerKey().equals(match.posting().employerKey())
                && !other.posting().duplicateKey().equals(match.posting().duplicateKey()));
    }
}
