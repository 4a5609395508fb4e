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
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Certificates CERTIFICATES = Certificates.load();
    private static final Matcher JUDGE = new Matcher(TRADES, CERTIFICATES, RuleSettings.DEFAULT, Roads.load());
    private static final Reasons REASONS = new Reasons(JUDGE);

    @Test
    void aPickSaysWhyInOneLine() {
        assertThat(line(worker("welder").holding("welding").expecting(5500).build(),
                post("welder").place(Facts.north(3.2)).forAges(18, 50).paying(6000, 6000).build()))
                .isEqualTo("会焊工（持证） · 离家3.2公里 · 年龄符合18–50岁 · 月薪6000元，高于期望5500元");
    }

    @Test
    void nearTradesAndKindsOfATradeAreNamed() {
        assertThat(line(worker("assembler").build(), post("auto-assembler").build())).startsWith("汽车装配工属于装配工");
        assertThat(line(worker("assembler").build(), post("quality-inspector").build())).startsWith("会装配工，与质检员相近");
        assertThat(line(worker("auto-assembler").build(), post("assembler").build())).startsWith("会汽车装配工，适合装配工");
        assertThat(line(worker().readyForAnything().build(), post("cleaner").build())).startsWith("愿做普通工作，保洁员不限手艺");
        assertThat(line(worker().saying("箍桶").build(), post().titled("箍桶匠").build())).startsWith("岗位名称含“箍桶”");
    }

    @Test
    void aDistanceFromACentreSaysSo() {
        Place town = new Place("500113", "500113100", Facts.north(12).point(), Precision.TOWN);
        Place district = new Place("500113", null, Facts.north(12).point(), Precision.DISTRICT);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(town).build())).contains("离家约12公里（按镇街中心估算）");
        assertThat(line(worker("cleaner").build(), post("cleaner").place(district).build()))
                .contains("离家约12公里（按区县中心估算）");
        Place same = new Place("500112", "500112001", Facts.HOME.point(), Precision.TOWN);
        assertThat(line(worker("cleaner").build(), post("cleaner").place(same).build())).contains("就在本镇街");
    }

    @Test
    void payIsComparedWithWhatWasAskedFor() {
        assertThat(line(worker("cleaner").expecting(3000).build(), post("cleaner").paying(2000, 3200).build()))
                .contains("月薪2000–3200元，达到期望3000元");
        assertThat(line(worker("cleaner").expecting(3000).build(), post("cleaner").paying(2000, 2500).build()))
                .contains("月薪2000–2500元，低于期望3000元");
        assertThat(line(worker("cleaner").build(), post("cleaner").build())).doesNotContain("月薪");
    }

    @Test
    void wishesFamiliesAndWelcomeAreNamed() {
        assertThat(
                line(worker("cleaner").aged(52, Sex.F).preferring(Family.PUBLIC_WELFARE).wishing(Wish.LODGING).build(),
                        post("cleaner").of(Family.PUBLIC_WELFARE).with(Trait.OLDER_WELCOME, Trait.LODGING).build()))
                .contains("欢迎大龄求职者", "属于想要的公益性岗位", "提供住宿");
    }

    private static String line(Profile profile, PostingFacts posting) {
        Match match = ((Verdict.Accepted) JUDGE.judge(profile, posting)).match();
        return String.join(" · ", REASONS.of(profile, List.of(match)).getFirst().stream().map(Reason::text).toList());
    }
}
