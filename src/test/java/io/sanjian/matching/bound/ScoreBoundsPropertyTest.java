package io.sanjian.matching.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Match;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.RandomFacts;
import io.sanjian.matching.Rule;
import io.sanjian.matching.RuleSettings;
import io.sanjian.matching.Verdict;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What outlines say of posts is never less than what judging the posts finds. */
class ScoreBoundsPropertyTest {
    private static final Matcher JUDGE =
            new Matcher(Trades.load(Certificates.load()), Certificates.load(), RuleSettings.DEFAULT, Roads.load());
    private static final NodeBoundsBuilder OUTLINER = new NodeBoundsBuilder(JUDGE);

    @Property(tries = 500)
    void noPostScoresMoreThanItsOutlineAndItIsAnOpenOneByOneOfItsWays(@ForAll long seed) {
        Random random = new Random(seed);
        ProfileMatcher judge = JUDGE.forProfile(RandomFacts.profile(random));
        ScoreBounds bounds = OUTLINER.bounds(judge);
        for (PostingFacts posting : RandomFacts.postings(random)) {
            if (judge.judge(posting) instanceof Verdict.Accepted(Match match) && concernsByTrade(posting, bounds)) {
                int most = posting.trades().stream().filter(trade -> isOpen(bounds, trade))
                        .mapToInt(trade -> bounds.most(outline(posting, trade), 0, bounds.ways().get(trade)))
                        .max().orElse(ScoreBounds.NONE);
                assertThat(most).isGreaterThanOrEqualTo(match.score().total());
            }
        }
    }

    @Property(tries = 300)
    void noPostOfASetBreaksARuleThatTheSetMayNotBreak(@ForAll long seed) {
        Random random = new Random(seed);
        ProfileMatcher judge = JUDGE.forProfile(RandomFacts.profile(random));
        ScoreBounds bounds = OUTLINER.bounds(judge);
        List<PostingFacts> postings = RandomFacts.postings(random).stream()
                .filter(posting -> !posting.trades().isEmpty()).toList();
        int all = postings.size();
        NodeBounds outlines = new NodeBounds(all + 1);
        NodeRuleMask obstacles = new NodeRuleMask(all + 1);
        for (int i = 0; i < all; i++) {
            OUTLINER.set(outlines, i, postings.get(i), random.nextInt(6));
        }
        int from = random.nextInt(all);
        int to = Math.min(all, from + 1 + random.nextInt(8));
        outlines.copy(all, from);
        obstacles.set(all, outlines, from);
        for (int i = from; i < to; i++) {
            outlines.unite(all, all, i);
            obstacles.add(all, outlines, i);
        }
        bounds.ways().forEach((trade, way) -> {
            int may = bounds.mayBreak(outlines, obstacles, all, way);
            for (int post = from; post < to; post++) {
                int broken = bounds.broken(outlines, post, way);
                if (broken != ScoreBounds.UNDECIDED && !outlines.isIntricate(post)) {
                    assertThat(broken & ~may).isZero();
                }
            }
        });
    }

    @Property(tries = 300)
    void noPostOfASetScoresMoreThanTheSetsOutlineNorBreaksFewerRules(@ForAll long seed) {
        Random random = new Random(seed);
        ScoreBounds bounds = OUTLINER.bounds(JUDGE.forProfile(RandomFacts.profile(random)));
        List<PostingFacts> postings = RandomFacts.postings(random).stream()
                .filter(posting -> !posting.trades().isEmpty()).toList();
        NodeBounds outlines = new NodeBounds(postings.size() + 1);
        int all = postings.size();
        for (int i = 0; i < all; i++) {
            OUTLINER.set(outlines, i, postings.get(i), random.nextInt(6));
        }
        int from = random.nextInt(all);
        int to = Math.min(all, from + 1 + random.nextInt(8));
        outlines.copy(all, from);
        for (int i = from; i < to; i++) {
            outlines.unite(all, all, i);
        }
        bounds.ways().forEach((trade, way) -> {
            for (int i = 0; i < to - from; i++) {
                int post = from + i;
                assertThat(bounds.most(outlines, post, way)).isLessThanOrEqualTo(bounds.most(outlines, all, way));
                int broken = bounds.broken(outlines, post, way);
                if (broken != ScoreBounds.UNDECIDED && bounds.broken(outlines, all, way) != ScoreBounds.UNDECIDED) {
                    assertThat(bounds.broken(outlines, all, way) & ~broken).isZero();
                }
                assertThat(outlines.newest(post)).isLessThanOrEqualTo(outlines.newest(all));
            }
        });
    }

    @Property(tries = 500)
    void theOutlineOfAPlainPostTellsEveryRuleThatItBreaks(@ForAll long seed) {
        Random random = new Random(seed);
        Profile person = RandomFacts.profile(random);
        ProfileMatcher judge = JUDGE.forProfile(person);
        ScoreBounds bounds = OUTLINER.bounds(judge);
        for (PostingFacts posting : RandomFacts.postings(random)) {
            String trade = posting.trades().isEmpty() ? "" : posting.trades().getFirst();
            if (bounds.ways().containsKey(trade)) {
                NodeBounds outline = outline(posting, trade);
                boolean named = person.excludedPostings().containsKey(posting.id())
                        || person.excludedEmployers().contains(posting.employerKey());
                int broken = bounds.broken(outline, 0, bounds.ways().get(trade));
                if (!outline.isIntricate(0) && broken != ScoreBounds.UNDECIDED && !named) {
                    Set<Rule> expected = judge.judge(posting) instanceof Verdict.Rejected(var rules) ? rules
                            : Set.of();
                    assertThat(Stream.of(Rule.values()).filter(rule -> (broken & 1 << rule.ordinal()) != 0)
                            .collect(Collectors.toSet())).isEqualTo(expected);
                }
            }
        }
    }

    private static NodeBounds outline(PostingFacts posting, String trade) {
        NodeBounds outlines = new NodeBounds(1);
        OUTLINER.set(outlines, 0, posting, posting.trades().indexOf(trade));
        return outlines;
    }

    private static boolean isOpen(ScoreBounds bounds, String trade) {
        return bounds.ways().containsKey(trade) && bounds.ways().get(trade).isOpen();
    }

    /** Whether the post is judged by a trade of it, not by its title. */
    private static boolean concernsByTrade(PostingFacts posting, ScoreBounds bounds) {
        return posting.trades().stream().anyMatch(trade -> isOpen(bounds, trade));
    }
}
