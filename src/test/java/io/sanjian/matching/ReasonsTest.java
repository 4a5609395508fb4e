package io.sanjian.matching;

import static io.sanjian.matching.Facts.post;
import static io.sanjian.matching.Facts.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.area.Place.Precision;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Certificates CERTIFICATES = Certificates.load();
    private static final Matcher JUDGE = new Matcher(TRADES, CERTIFICATES, RuleSettings.DEFAULT, Roads.load());
    private static final Reasons REASONS = new Reasons(JUDGE);

    @Test
    void aPickSaysWhyInOneLine() {
        assertThat(line(worker("welder").holding("welding").expecting(5500).build(),
                post("welder").place(Facts.north(3.2)).forAges(18, 50).paying(6000, 6000).build(),
                new Pay(6000.0, 6000.0, PayUnit.MONTH)))
                .isEqualTo("您要找焊工，这里招焊工，该有的证您有 · 离家3.2公里 · 年龄合适，要18到50岁的 · 一个月6000元，比您要的一个月5500元高");
    }

    @Test
    void whatTheyKnowIsToldInTheirOwnWords() {
        assertThat(line(worker("general-worker").said("打螺丝").withYears(Map.of("general-worker", 5)).build(),
                post("general-worker").build()))
                .startsWith("您说“打螺丝”做了5年左右，这里招普工");
        assertThat(line(worker("sewing-worker").said("平车").build(), post("cleaner", "sewing-worker").build()))
                .startsWith("您说到“平车”，这里也招缝纫工");
        assertThat(line(worker("electronics-worker").said("smt操作员").build(),
                post("electronics-worker").build())).startsWith("您说到“SMT操作员”");
    }

    @Test
    void nearTradesAndKindsOfATradeAreNamed() {
        assertThat(line(worker("assembler").build(), post("auto-assembler").build()))
                .startsWith("您要找装配工，这里招汽车装配工，也算装配工");
        assertThat(line(worker("assembler").build(), post("quality-inspector").build()))
                .startsWith("您要找装配工，这里招质检员，是同一行，");
        assertThat(line(worker("auto-assembler").build(), post("assembler").build()))
                .startsWith("您要找汽车装配工，这里招装配工，也对得上");
        assertThat(line(worker().readyForAnything().build(), post("cleaner").build()))
                .startsWith("您没限定工种，这里招保洁员，一般不要手艺");
        assertThat(line(worker().saying("箍桶").build(), post().titled("箍桶匠").build())).startsWith("岗位名称里有您说的“箍桶”");
    }

    @Test
    void aDistanceFromACentreSaysSo() {
        Place town = new Place("500113", "500113100", Facts.north(12).point(), Precision.TOWN);
        Place district = new Place("500113", null, Facts.north(12).point(), Precision.DISTRICT);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(town).build())).contains("离家约12公里，是按镇街中心估的");
        assertThat(line(worker("cleaner").build(), post("cleaner").place(district).build()))
                .contains("不在本区县，具体多远要问清楚").doesNotContain("公里");
        Place home = new Place("500112", null, Facts.HOME.point(), Precision.DISTRICT);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(home).build()))
                .contains("就在本区县，具体多远要问清楚").doesNotContain("公里");
        Place far = new Place("500229", null, Facts.north(140).point(), Precision.DISTRICT);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(far).build())).contains("不在本区县，比较远");
        Place door = new Place("500113", "500113100", Facts.north(0.4).point(), Precision.EXACT);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(door).build())).contains("离家不到1公里");
        Place same = new Place("500112", "500112001", Facts.HOME.point(), Precision.TOWN);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(same).build())).contains("就在本镇街");
    }

    @Test
    void payIsComparedWithWhatWasAskedFor() {
        assertThat(pay(3000, new Pay(2000.0, 3200.0, PayUnit.MONTH))).isEqualTo("一个月2000到3200元，高的时候够您要的一个月3000元");
        assertThat(pay(3000, new Pay(2000.0, 2500.0, PayUnit.MONTH))).isEqualTo("一个月2000到2500元，比您要的一个月3000元低");
        assertThat(pay(3000, new Pay(3000.0, 4000.0, PayUnit.MONTH))).isEqualTo("一个月3000到4000元，够您要的一个月3000元");
        assertThat(pay(3000, new Pay(2500.0, null, PayUnit.MONTH))).isEqualTo("一个月2500元起，起头比您要的一个月3000元低");
        assertThat(pay(-1, null)).isEqualTo("工资没写，要问清楚");
        assertThat(pay(3000, new Pay(0.5, 0.5, PayUnit.PIECE))).isEqualTo("计件，一件0.5元");
    }

    @Test
    void payIsToldInTheUnitInWhichItIsOffered() {
        assertThat(pay(-1, new Pay(270.0, 460.0, PayUnit.DAY))).isEqualTo("一天270到460元");
        assertThat(pay(-1, new Pay(null, 25.0, PayUnit.HOUR))).isEqualTo("一小时最多25元");
        assertThat(pay(5500, new Pay(270.0, 460.0, PayUnit.DAY)))
                .isEqualTo("一天270到460元，按一个月26天算，比您要的一个月5500元高");
        assertThat(PaySentence.of(worker("cleaner").asking(new Pay(260.0, null, PayUnit.DAY)).build(),
                new Pay(6000.0, 6500.0, PayUnit.MONTH))).isEqualTo("一个月6000到6500元，按一个月26天算，比您要的一天260元低");
        assertThat(PaySentence.of(worker("cleaner").asking(new Pay(200.0, null, PayUnit.DAY)).build(),
                new Pay(20.0, 30.0, PayUnit.HOUR))).isEqualTo("一小时20到30元，按一天8小时算，高的时候够您要的一天200元");
    }

    @Test
    void wishesFamiliesAndWelcomeAreNamed() {
        assertThat(
                line(worker("cleaner").aged(52, Sex.F).preferring(Family.PUBLIC_WELFARE).wishing(Wish.LODGING).build(),
                        post("cleaner").of(Family.PUBLIC_WELFARE).with(Trait.OLDER_WELCOME, Trait.LODGING).build()))
                .contains("写了您这个年纪也收", "是您要的公益性岗位", "写了有地方住");
    }

    @Test
    void anUpperAgeIsNoWelcome() {
        assertThat(line(worker("cleaner").aged(56, Sex.M).build(), post("cleaner").forAges(null, 65).build()))
                .contains("年龄合适，要65岁及以下的").doesNotContain("也收");
    }

    @Test
    void aConflictWithAWishIsSaid() {
        assertThat(preferences(worker("cleaner").wishing(Wish.DAY_SHIFT).build(),
                post("cleaner").with(Trait.NIGHT_SHIFT).build())).contains("您要白班，这个写了有夜班");
        assertThat(preferences(worker("cleaner").wishing(Wish.NEAR_HOME).build(),
                post("cleaner").place(Facts.north(60)).build())).contains("您想离家近，这个有点远");
        assertThat(preferences(worker("cleaner").preferring(Family.GIG).build(), post("cleaner").build()))
                .contains("您想要零工，这个不是");
    }

    @Test
    void everyWishIsAnsweredByWhatThePostingSays() {
        assertThat(preferences(worker("nanny").wishing(Wish.DAY_SHIFT, Wish.NO_LIVE_IN).build(),
                post("nanny").with(Trait.DAY_SHIFT, Trait.LIVE_IN).build())).contains("写了上白班", "您不住家，这个写了要住下");
        assertThat(preferences(worker("cleaner").wishing(Wish.INSURANCE, Wish.WEEKENDS_OFF, Wish.SEATED).build(),
                post("cleaner").with(Trait.INSURANCE, Trait.WEEKENDS_OFF, Trait.STANDING).build()))
                .contains("写了买社保", "写了周末休息", "您要坐着做，这个不是坐着做的");
        assertThat(preferences(worker("cleaner").wishing(Wish.NO_OVERTIME, Wish.INDOORS, Wish.LIGHT_WORK).build(),
                post("cleaner").with(Trait.LONG_HOURS, Trait.OUTDOORS, Trait.HEAVY_LOAD).build()))
                .contains("您不想加班，这个写了上班时间长", "您要在室内做，这个在外面做", "您做不了重活，这个要下力");
    }

    @Test
    void whatThePostingDoesNotSayIsToBeAsked() {
        assertThat(line(worker("cleaner").wishing(Wish.INSURANCE, Wish.WEEKENDS_OFF, Wish.DAY_SHIFT,
                Wish.NO_NIGHT_SHIFT).build(), post("cleaner").build())).endsWith("还要问清楚：是不是白班、买不买社保、周末休不休息");
    }

    @Test
    void aWageByTheDayIsNotYetPaidOutEveryDay() {
        Profile person = worker("cleaner").wishing(Wish.DAILY_PAY).build();
        PostingFacts posting = post("cleaner").with(Trait.DAILY_PAY).build();
        assertThat(line(person, posting)).contains("写了工资日结");
        assertThat(line(person, posting, new Pay(200.0, 200.0, PayUnit.DAY))).doesNotContain("日结")
                .contains("还要问清楚：工资是不是当天结");
    }

    @Test
    void whatWasRuledOutIsNamedWithTheWordsThatRuledItOut() {
        assertThat(excluded(worker().readyForAnything().refusing("工地", "rebar-worker", "plasterer").build(),
                post("rebar-worker").build())).isEqualTo("您说过不要“工地”，钢筋工也算在里面");
        assertThat(excluded(worker().readyForAnything().refusing("保安员", "guard").build(),
                post("guard").build())).isEqualTo("您说过不做保安员");
        assertThat(excluded(worker().readyForAnything().wishing(Wish.LIGHT_WORK).barring("rebar-worker").build(),
                post("rebar-worker").build())).isEqualTo("您说做不了重活，钢筋工是下力的活");
    }

    @Test
    void aPostingThatDoesNotConcernThePersonSaysWhy() {
        assertThat(notes(worker("welder").said("烧电焊").build(), post("cleaner").build()))
                .containsExactly("这里招保洁员，跟您说的“烧电焊”对不上");
        assertThat(notes(worker().build(), post("cleaner").build())).singleElement().asString()
                .startsWith("没听出您想做什么活");
        assertThat(notes(worker().saying("箍桶").build(), post("cleaner").build()))
                .containsExactly("这里招保洁员，里面没有您说的字眼", "“箍桶”没听懂是什么活，只能在岗位里找这几个字");
        assertThat(notes(worker("welder").build(), post().build())).containsExactly("看不出这个岗位招的是什么工种，里面也没有您说的字眼");
        assertThat(notes(worker("welder").build(), post("welder").build())).isEmpty();
    }

    private static List<String> notes(Profile profile, PostingFacts posting) {
        return JUDGE.explain(profile, posting, 0, null).notes().stream().map(Reason::text).toList();
    }

    private static String excluded(Profile profile, PostingFacts posting) {
        return JUDGE.explain(profile, posting, 0, null).rules().stream()
                .filter(check -> check.rule() == Rule.EXCLUDED && check.broken()).findFirst().orElseThrow().text();
    }

    private static String pay(int expected, Pay offered) {
        return PaySentence.of(worker("cleaner").expecting(expected).build(), offered);
    }

    /** What is said of the wishes, of a posting that goes against one too, though it is not offered then. */
    private static String preferences(Profile profile, PostingFacts posting) {
        return JUDGE.explain(profile, posting, 0, null).parts().stream()
                .filter(part -> part.name().equals("preference")).findFirst().orElseThrow().text();
    }

    private static String line(Profile profile, PostingFacts posting) {
        return line(profile, posting, null);
    }

    private static String line(Profile profile, PostingFacts posting, Pay offered) {
        Match match = ((Verdict.Accepted) JUDGE.judge(profile, posting)).match();
        return String.join(" · ", REASONS.of(profile, List.of(match), posted -> offered).getFirst().stream()
                .map(Reason::text).toList());
    }
}
