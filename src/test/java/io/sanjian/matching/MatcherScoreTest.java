package io.sanjian.matching;

import static io.sanjian.matching.Facts.post;
import static io.sanjian.matching.Facts.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Facts.PostingBuilder;
import io.sanjian.matching.Facts.ProfileBuilder;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatcherScoreTest {
    private static final Matcher JUDGE =
            new Matcher(Trades.load(Certificates.load()), Certificates.load(), RuleSettings.DEFAULT, Roads.load());

    @Test
    void theGreatestPartsAddUpToAHundred() {
        assertThat(Weights.TRADE_MAX + Weights.DISTANCE_MAX + Weights.PAY_MAX + Weights.PREFERENCE_MAX + Weights.AGE_MAX
                + Weights.FRESHNESS_MAX).isEqualTo(100);
    }

    @Test
    void aPostThatHasEverythingGetsAHundred() {
        ProfileBuilder person =
                worker("packer").expecting(3000).preferring(Family.WORKSHOP).wishing(Wish.LODGING, Wish.MEALS);
        PostingBuilder ideal = post("packer").of(Family.WORKSHOP).place(Facts.HOME).paying(4000, 5000).forAges(18, 60)
                .with(Trait.LODGING, Trait.MEALS);
        assertThat(score(person, ideal).total()).isEqualTo(100);
    }

    @Test
    void theSameTradeBeatsAKindOfItWhichBeatsANearOne() {
        ProfileBuilder person = worker("assembler");
        assertBetter(person, post("assembler"), post("auto-assembler"));
        assertBetter(person, post("auto-assembler"), post("quality-inspector"));
    }

    @Test
    void nobodyIsSentOntoTheRoadWhoCannotBeAndDidNotSaySo() {
        assertThat(JUDGE.judge(worker("courier").build(), post("rider").build())).isInstanceOf(Verdict.Accepted.class);
        for (Wish wish : Set.of(Wish.SEATED, Wish.PREGNANT, Wish.LIGHT_WORK)) {
            assertThat(JUDGE.judge(worker("courier").wishing(wish).build(), post("rider").build())).as(wish.name())
                    .isInstanceOf(Verdict.Unrelated.class);
        }
        assertThat(JUDGE.judge(worker("courier").aged(60, Sex.M).build(), post("rider").build()))
                .isInstanceOf(Verdict.Unrelated.class);
        assertThat(JUDGE.judge(worker("rider").aged(60, Sex.M).build(), post("rider").build()))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(JUDGE.judge(worker().readyForAnything().aged(60, Sex.M).build(), post("water-carrier").build()))
                .isInstanceOf(Verdict.Unrelated.class);
    }

    @Test
    void theTradeNamedFirstComesFirst() {
        assertBetter(worker("cook", "cleaner"), post("cook"), post("cleaner"));
    }

    @Test
    void theFirstJobOfAnAdvertCountsMoreThanTheLaterOnes() {
        assertBetter(worker("packer"), post("packer", "loader"), post("loader", "packer"));
    }

    @Test
    void whoeverWouldDoAnythingGetsPlainLabourButNamedTradesFirst() {
        assertThat(JUDGE.judge(worker().readyForAnything().build(), post("cleaner").build()))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(JUDGE.judge(worker().readyForAnything().build(), post("turner").build()))
                .isInstanceOf(Verdict.Unrelated.class);
        assertBetter(worker("mason").readyForAnything(), post("mason"), post("cleaner"));
    }

    @Test
    void aWordThatNoTradeKnowsFindsTitlesThatHoldIt() {
        assertThat(JUDGE.judge(worker().saying("箍桶").build(), post().titled("招箍桶师傅").build()))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(JUDGE.judge(worker().saying("箍桶").build(), post().titled("招木匠").build()))
                .isInstanceOf(Verdict.Unrelated.class);
    }

    @Test
    void nearerIsBetterAndBeyondSixtyKilometresMuchWorse() {
        ProfileBuilder person = worker("packer");
        assertBetter(person, post("packer").place(Facts.north(3)), post("packer").place(Facts.north(20)));
        int inside = score(person, post("packer").place(Facts.north(59))).distance();
        int outside = score(person, post("packer").place(Facts.north(61))).distance();
        assertThat(inside - outside).isGreaterThanOrEqualTo(7);
        assertThat(score(worker("packer").within(80), post("packer").place(Facts.north(61))).distance())
                .isGreaterThan(outside);
    }

    @Test
    void payBelowSeventyPerCentOfTheExpectedGetsNothing() {
        ProfileBuilder person = worker("packer").expecting(4000);
        assertThat(score(person, post("packer").paying(2000, 2799)).pay()).isZero();
        assertThat(score(person, post("packer").paying(2000, 2800)).pay()).isPositive();
        assertThat(score(person, post("packer").paying(4000, 5200)).pay()).isEqualTo(Weights.PAY_MAX);
        assertThat(score(person, post("packer")).pay()).isEqualTo(Weights.PAY_UNKNOWN);
    }

    @Test
    void welfarePostsComeLastUnlessAskedFor() {
        ProfileBuilder person = worker("cleaner").aged(45, Sex.F);
        assertBetter(person, post("cleaner"), post("cleaner").of(Family.PUBLIC_WELFARE));
        assertBetter(person.preferring(Family.PUBLIC_WELFARE), post("cleaner").of(Family.PUBLIC_WELFARE),
                post("cleaner"));
    }

    @Test
    void aNightShiftIsAsGoodAsAnyToWhoeverSaidNothing() {
        assertThat(score(worker("guard"), post("guard").with(Trait.NIGHT_SHIFT)))
                .isEqualTo(score(worker("guard"), post("guard")));
    }

    @Test
    void whatIsHardlyNearIsNotRelated() {
        assertThat(JUDGE.forProfile(worker("packer", "loader", "cook").build()).fits().all().values())
                .allMatch(fit -> fit.percent() >= Weights.LEAST_FIT);
    }

    @Test
    void moreSchoolingOrYearsThanTheWorkerHasCost() {
        ProfileBuilder person = worker("packer");
        assertBetter(person, post("packer"), post("packer").demandingSchooling(Schooling.COLLEGE));
        assertThat(score(person, post("packer").demandingSchooling(Schooling.SENIOR)))
                .isEqualTo(score(person, post("packer")));
        assertThat(score(worker("packer").schooled(Schooling.COLLEGE),
                post("packer").demandingSchooling(Schooling.COLLEGE)))
                .isEqualTo(score(person, post("packer")));
        assertBetter(worker("packer").withYears(Map.of("packer", 1)), post("packer").demandingYears(1),
                post("packer").demandingYears(3));
        assertThat(score(person, post("packer").demandingYears(3))).isEqualTo(score(person, post("packer")));
    }

    @Test
    void aLongWayIsWorthTheOwnWorkOnly() {
        ProfileBuilder person = worker("assembler");
        int own = score(person, post("assembler").place(Facts.north(59))).trade()
                - score(person, post("assembler").place(Facts.north(61))).trade();
        int other = score(person, post("quality-inspector").place(Facts.north(59))).trade()
                - score(person, post("quality-inspector").place(Facts.north(61))).trade();
        assertThat(own).isZero();
        assertThat(other).isEqualTo(Weights.FAR_AND_OTHER_COST);
    }

    @Test
    void whoWouldLeaveIsPointedToPairedDistrictsTransfersAndLodging() {
        ProfileBuilder stays = worker("packer");
        ProfileBuilder leaves = worker("packer").leavingFor("500112");
        PostingBuilder far = post("packer").place(Facts.north(120));
        PostingBuilder transfer = post("packer").place(Facts.north(120)).with(Trait.TRANSFER, Trait.LODGING);
        assertThat(score(leaves, far).distance() - score(stays, far).distance()).isEqualTo(Weights.PAIRED_DISTRICT);
        assertThat(score(leaves, transfer).distance() - score(leaves, far).distance())
                .isEqualTo(Weights.ORGANISED_TRANSFER + Weights.FAR_LODGING);
        assertThat(score(stays, transfer)).isEqualTo(score(stays, far));
    }

    @Test
    void olderWorkersArePointedToWhereTheyAreWelcome() {
        assertBetter(worker("cleaner").aged(57, Sex.F), post("cleaner").with(Trait.OLDER_WELCOME), post("cleaner"));
    }

    @Test
    void newerIsBetter() {
        assertBetter(worker("packer"), post("packer"), post("packer").published(Facts.DAY.minusDays(80)));
    }

    @Test
    void aDegreeDemandedHalvesTheTrade() {
        assertThat(score(worker("sales-rep"), post("sales-rep").with(Trait.WHITE_COLLAR)).trade())
                .isLessThanOrEqualTo(Weights.TRADE_MAX / 2);
    }

    @Test
    void relatedTradesAreThoseThatJudgingFindsRelated() {
        Profile person = worker("turner", "cleaner").readyForAnything().build();
        List<String> related = Trades.load(Certificates.load()).all().stream().map(trade -> trade.code())
                .filter(code -> !(JUDGE.judge(person, post(code).build()) instanceof Verdict.Unrelated)).toList();
        assertThat(ways(person)).containsExactlyInAnyOrderElementsOf(related);
    }

    @Test
    void relatedTradesOfNobodyAreNone() {
        assertThat(ways(worker().build())).isEmpty();
        assertThat(ways(worker("no-such-trade").build())).isEmpty();
    }

    private static Set<String> ways(Profile person) {
        return JUDGE.forProfile(person).fits().all().keySet();
    }

    private static Score score(ProfileBuilder person, PostingBuilder posting) {
        return ((Verdict.Accepted) JUDGE.judge(person.build(), posting.build())).match().score();
    }

    private static void assertBetter(ProfileBuilder person, PostingBuilder one, PostingBuilder other) {
        assertThat(score(person, one).total()).isGreaterThan(score(person, other).total());
    }
}
