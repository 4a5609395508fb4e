package io.sanjian.matching;

import static io.sanjian.matching.Facts.post;
import static io.sanjian.matching.Facts.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Facts.PostingBuilder;
import io.sanjian.matching.Facts.ProfileBuilder;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherRulesTest {
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Certificates CERTIFICATES = Certificates.load();
    private static final Matcher JUDGE = new Matcher(TRADES, CERTIFICATES, RuleSettings.DEFAULT, Roads.load());

    @Test
    void aPostIsOpenOnItsLastValidDayAndExpiredTheDayAfter() {
        assertAccepted(worker("waiter"), post("waiter").validThrough(Facts.DAY));
        assertRejected(worker("waiter"), post("waiter").validThrough(Facts.DAY.minusDays(1)), Rule.EXPIRED);
        assertAccepted(worker("waiter"), post("waiter").validThrough(null));
    }

    @Test
    void closedPostsAndDubiousOnesAreNotShown() {
        assertRejected(worker("waiter"), post("waiter").closed(), Rule.FILLED);
        assertRejected(worker("waiter"), post("waiter").with(Trait.DUBIOUS), Rule.DUBIOUS);
    }

    @Test
    void nobodyUnderSixteenWorks() {
        assertRejected(worker("waiter").aged(15, Sex.F), post("waiter"), Rule.AGE_BELOW_16);
        assertAccepted(worker("waiter").aged(16, Sex.F), post("waiter"));
    }

    @ParameterizedTest
    @CsvSource({"18, true", "45, true", "17, false", "46, false"})
    void bothEndsOfTheStatedAgesAreIncluded(int age, boolean open) {
        ProfileBuilder person = worker("packer").aged(age, Sex.F);
        if (open) {
            assertAccepted(person, post("packer").forAges(18, 45));
        } else {
            assertRejected(person, post("packer").forAges(18, 45), Rule.AGE_OUT_OF_RANGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"scaffolder", "loader", "chemical-operator", "rider", "guard", "electrician", "site-labourer"})
    void theYoungAreKeptFromHeightsLoadsPoisonAndWhatIsForAdults(String trade) {
        assertRejected(worker(trade).aged(17, Sex.M).holding("height", "electric-low"), post(trade),
                Rule.MINOR_PROTECTED);
        assertAccepted(worker(trade).aged(18, Sex.M).holding("height", "electric-low"), post(trade));
    }

    @Test
    void theYoungAreKeptFromNightShiftsAndFromWhatNobodyKnows() {
        assertRejected(worker("packer").aged(17, Sex.F), post("packer").with(Trait.NIGHT_SHIFT), Rule.MINOR_PROTECTED);
        assertRejected(worker().saying("箍桶").aged(17, Sex.F), post().titled("箍桶师傅"), Rule.MINOR_PROTECTED);
        assertRejected(worker("packer").aged(17, Sex.F), post("packer", "loader"), Rule.MINOR_PROTECTED);
    }

    @Test
    void whoDoesNotLeaveTheTownIsShownNothingOutsideIt() {
        WorkArea town = new WorkArea(Within.TOWN, Set.of("500112"), "500112001");
        Place nextTown = new Place("500112", "500112002", Facts.north(4).point(), Place.Precision.EXACT);
        Place unknownTown = new Place("500112", null, Facts.north(4).point(), Place.Precision.DISTRICT);
        assertAccepted(worker("packer").onlyIn(town), post("packer").place(Facts.north(4)));
        assertRejected(worker("packer").onlyIn(town), post("packer").place(nextTown), Rule.TOO_FAR);
        assertRejected(worker("packer").onlyIn(town), post("packer").place(unknownTown), Rule.TOO_FAR);
        assertRejected(worker("packer").onlyIn(town), post("packer").place(Facts.north(31)), Rule.TOO_FAR);
        WorkArea district = new WorkArea(Within.DISTRICT, Set.of("500112"), null);
        assertAccepted(worker("packer").onlyIn(district), post("packer").place(nextTown));
        assertRejected(worker("packer").onlyIn(district),
                post("packer").place(new Place("500113", null, nextTown.point(), Place.Precision.EXACT)), Rule.TOO_FAR);
    }

    @Test
    void welfarePostsSetAsideForAGroupAreForThatGroupAlone() {
        PostingBuilder veterans = post("guard").of(Family.PUBLIC_WELFARE).with(Trait.FOR_VETERANS);
        assertAccepted(worker("guard").in(WorkerGroup.VETERAN), veterans);
        assertRejected(worker("guard").in(WorkerGroup.POVERTY_ALLEVIATED), veterans, Rule.WELFARE_NOT_ELIGIBLE);
        PostingBuilder either = post("guard").of(Family.PUBLIC_WELFARE).with(Trait.FOR_VETERANS, Trait.FOR_POOR);
        assertAccepted(worker("guard").in(WorkerGroup.POVERTY_ALLEVIATED), either);
        assertAccepted(worker("guard"), post("guard").with(Trait.FOR_VETERANS));
    }

    @ParameterizedTest
    @CsvSource({"60, M, true", "61, M, false", "50, F, true", "51, F, false", "51, , false"})
    void sitesHaveAgeLimitsWithTheStricterOneWhereTheSexIsUnknown(int age, Sex sex, boolean open) {
        ProfileBuilder person = worker("mason").aged(age, sex);
        if (open) {
            assertAccepted(person, post("mason"));
            assertAccepted(person, post("mason").of(Family.WORK_RELIEF));
        } else {
            assertRejected(person, post("mason"), Rule.CONSTRUCTION_AGE);
            assertRejected(worker("cleaner").aged(age, sex), post("cleaner").of(Family.WORK_RELIEF),
                    Rule.CONSTRUCTION_AGE);
            assertAccepted(worker("cleaner").aged(age, sex), post("cleaner"));
        }
    }

    @Test
    void siteAgesCanBeSwitchedOffAndSetOtherwise() {
        Profile person = worker("mason").aged(62, Sex.M).build();
        PostingFacts site = post("mason").build();
        assertThat(new Matcher(TRADES, CERTIFICATES, new RuleSettings(false, 60, 50), Roads.load()).judge(person, site))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(new Matcher(TRADES, CERTIFICATES, new RuleSettings(true, 65, 50), Roads.load()).judge(person, site))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void whatTheLawWantsOnDayOneMustBeHeld() {
        assertRejected(worker("welder"), post("welder"), Rule.CERTIFICATE_MISSING);
        assertAccepted(worker("welder").holding("welding"), post("welder"));
        assertAccepted(worker("welder"), post("welder").with(Trait.TRAINEE));
    }

    @ParameterizedTest
    @CsvSource({"licence-c1, false", "licence-b1, false", "licence-b2, true", "licence-a2, true", "licence-a1, true"})
    void higherLicencesAreEnough(String held, boolean enough) {
        ProfileBuilder person = worker("truck-driver").holding(held);
        PostingBuilder truck = post("truck-driver").demanding("licence-b2");
        if (enough) {
            assertAccepted(person, truck);
        } else {
            assertRejected(person, truck, Rule.CERTIFICATE_MISSING);
        }
    }

    @ParameterizedTest
    @CsvSource({"NO_NIGHT_SHIFT,NIGHT_SHIFT", "DAY_SHIFT,NIGHT_SHIFT", "NIGHT_SHIFT,DAY_SHIFT",
            "NO_OVERTIME,LONG_HOURS",
            "SEATED,STANDING", "LIGHT_WORK,HEAVY_LOAD", "NO_HEIGHTS,HEIGHT", "INDOORS,OUTDOORS", "NO_LIVE_IN,LIVE_IN",
            "UNLETTERED,LITERACY", "SCHOOL_HOURS,NIGHT_SHIFT", "SCHOOL_HOURS,LONG_HOURS", "PREGNANT,HEAVY_LOAD",
            "PREGNANT,NIGHT_SHIFT", "NURSING,LONG_HOURS"})
    void whatALifeDoesNotAllowIsNotOffered(Wish wish, Trait trait) {
        assertRejected(worker("packer").aged(30, Sex.F).wishing(wish), post("packer").with(trait),
                Rule.CONDITION_NOT_MET);
        assertAccepted(worker("packer").aged(30, Sex.F).wishing(wish), post("packer"));
        assertAccepted(worker("packer").aged(30, Sex.F), post("packer").with(trait));
    }

    @ParameterizedTest
    @CsvSource({"LODGING,LODGING", "LODGING,LIVE_IN", "MEALS,MEALS", "DAILY_PAY,DAILY_PAY", "INSURANCE,INSURANCE",
            "WEEKENDS_OFF,WEEKENDS_OFF", "COUPLE,COUPLES", "SEATED,SEATED"})
    void whatSomebodyInsistsOnMustBeStated(Wish wish, Trait trait) {
        assertRejected(worker("packer").insistingOn(wish), post("packer"), Rule.CONDITION_NOT_MET);
        assertAccepted(worker("packer").insistingOn(wish), post("packer").with(trait));
        assertAccepted(worker("packer").wishing(wish), post("packer"));
    }

    @Test
    void papersGotAtEntryStandInNobodysWay() {
        assertAccepted(worker("waiter"), post("waiter").demanding("health"));
        assertAccepted(worker("guard"), post("guard").demanding("security-guard"));
    }

    @Test
    void inAnAdvertOfSeveralJobsTheFirstAndTheOwnOneCount() {
        assertRejected(worker("general-worker"), post("general-worker", "forklift-driver"), Rule.CERTIFICATE_MISSING);
        assertRejected(worker("rider"), post("rider", "chauffeur-service"), Rule.CERTIFICATE_MISSING);
        assertAccepted(worker("rider").holding("licence-c1"), post("rider", "chauffeur-service"));
        assertRejected(worker("forklift-driver"), post("waiter", "forklift-driver").demanding("forklift-n1"),
                Rule.CERTIFICATE_MISSING);
        assertRejected(worker("assembler"), post("welder", "assembler"), Rule.CERTIFICATE_MISSING);
    }

    @ParameterizedTest
    @EnumSource(value = WorkerGroup.class, names = {"POVERTY_ALLEVIATED", "POVERTY_MONITORED", "DISABLED",
            "LONG_TERM_UNEMPLOYED", "ZERO_EMPLOYMENT_FAMILY", "LOW_INCOME", "VETERAN"})
    void welfarePostsAreOpenToTheGroupsInNeed(WorkerGroup group) {
        assertAccepted(worker("cleaner").aged(30, Sex.F).in(group), post("cleaner").of(Family.PUBLIC_WELFARE));
    }

    @Test
    void anAuthorityOpensWelfarePostsToOtherGroups() {
        ProfileBuilder graduate = worker("cleaner").aged(23, Sex.F).in(WorkerGroup.GRADUATE);
        assertRejected(graduate, post("cleaner").of(Family.PUBLIC_WELFARE), Rule.WELFARE_NOT_ELIGIBLE);
        RuleSettings settings = new RuleSettings(true, 60, 50, Set.of(WorkerGroup.GRADUATE));
        assertThat(new Matcher(TRADES, CERTIFICATES, settings, Roads.load())
                .judge(graduate.build(), post("cleaner").of(Family.PUBLIC_WELFARE).build()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"39, F, false", "40, F, true", "49, M, false", "50, M, true", "54, F, true", "55, F, false",
            "59, M, true",
            "60, M, false", "49, , false", "50, , true", "55, , false"})
    void welfarePostsAreOpenToThe4050UntilThePension(int age, Sex sex, boolean open) {
        ProfileBuilder person = worker("cleaner").aged(age, sex);
        if (open) {
            assertAccepted(person, post("cleaner").of(Family.PUBLIC_WELFARE));
        } else {
            assertRejected(person, post("cleaner").of(Family.PUBLIC_WELFARE), Rule.WELFARE_NOT_ELIGIBLE);
        }
    }

    @Test
    void theOwnDistanceLimitIsKept() {
        assertAccepted(worker("waiter").within(10), post("waiter").place(Facts.north(9.9)));
        assertRejected(worker("waiter").within(10), post("waiter").place(Facts.north(10.1)), Rule.TOO_FAR);
    }

    @Test
    void whatThePersonRuledOutIsNotShown() {
        assertRejected(worker("waiter").excluding(Map.of(1L, Rule.APPLIED), Set.of(), Set.of()), post("waiter"),
                Rule.APPLIED);
        assertRejected(worker("waiter").excluding(Map.of(), Set.of("e1"), Set.of()), post("waiter"), Rule.EXCLUDED);
        assertRejected(worker("waiter").excluding(Map.of(), Set.of(), Set.of(Family.GIG)),
                post("waiter").of(Family.GIG),
                Rule.EXCLUDED);
        assertRejected(worker("site-guard").barring("guard"), post("guard"), Rule.EXCLUDED);
    }

    @Test
    void everyBrokenRuleIsNamed() {
        Verdict verdict = JUDGE.judge(worker("welder").aged(61, Sex.M).build(),
                post("welder-site").forAges(18, 50).validThrough(Facts.DAY.minusDays(1)).build());
        assertThat(verdict).isEqualTo(new Verdict.Rejected(Set.of(Rule.EXPIRED, Rule.AGE_OUT_OF_RANGE,
                Rule.CONSTRUCTION_AGE, Rule.CERTIFICATE_MISSING)));
    }

    @Test
    void postsOfOtherTradesAreUnrelatedWhateverElseTheyAre() {
        assertThat(JUDGE.judge(worker("waiter").build(), post("welder").closed().build()))
                .isInstanceOf(Verdict.Unrelated.class);
        assertThat(JUDGE.judge(worker("general-worker").build(), post("clerk").build()))
                .isInstanceOf(Verdict.Unrelated.class);
        assertThat(JUDGE.judge(worker("sales-rep").build(), post("rider").build()))
                .isInstanceOf(Verdict.Unrelated.class);
    }

    private static void assertAccepted(ProfileBuilder person, PostingBuilder posting) {
        assertThat(JUDGE.judge(person.build(), posting.build())).isInstanceOf(Verdict.Accepted.class);
    }

    private static void assertRejected(ProfileBuilder person, PostingBuilder posting, Rule rule) {
        assertThat(JUDGE.judge(person.build(), posting.build()))
                .isEqualTo(new Verdict.Rejected(Set.of(rule)));
    }
}
