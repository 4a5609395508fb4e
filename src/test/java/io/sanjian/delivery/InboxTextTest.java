package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class InboxTextTest {

    public static RecommendationMessage message(long runId, long workerId, int picks) {
        List<Pick> list = List.of(
                pick(1, new PostingSummary(11, "a", "焊工", "长安汽车", Family.CLUSTER, "500112", "渝北区",
                        new Pay(6000.0, 8000.0, PayUnit.MONTH), null, null, null, "s"), "会焊工（持证）", "离家3.2公里"),
                pick(2, new PostingSummary(12, "b", "保洁员", null, Family.GENERAL, "500112", "渝北区", null, null, null,
                        null,
                        "s"), "离家1公里"),
                pick(3, new PostingSummary(13, "c", "搬运工", "某物流", Family.GIG, "500105", null,
                        new Pay(220.0, null, PayUnit.DAY), null, null, null, "s")));
        return new RecommendationMessage(runId, workerId, "w" + workerId, picks == 3 ? State.FULL : State.SHORT,
                list.subList(0, picks));
    }

    private static Pick pick(int rank, PostingSummary posting, String... reasons) {
        return new Pick(rank, posting, 80, new Score(30, 20, 10, 10, 5, 5), 3.2,
                List.of(reasons).stream().map(text -> new Reason("CODE", Map.of(), text)).toList());
    }

    @Test
    void threePicksAreThreeLines() {
        InboxText text = InboxText.of(message(1, 1, 3));
        assertThat(text.title()).isEqualTo("为您推荐3个岗位");
        assertThat(text.body()).isEqualTo("""
                1. 焊工 · 长安汽车 · 渝北区 · 6000–8000元/月：会焊工（持证） · 离家3.2公里
                2. 保洁员 · 渝北区：离家1公里
                3. 搬运工 · 某物流 · 220元/天""");
    }

    @Test
    void aShortListSaysSo() {
        InboxText text = InboxText.of(message(1, 1, 2));
        assertThat(text.title()).isEqualTo("为您推荐2个岗位");
        assertThat(text.body().lines()).hasSize(3).last().asString().startsWith("目前只有2个岗位符合您的条件");
    }

    @Test
    void anEmptyListSaysSo() {
        assertThat(InboxText.of(message(1, 1, 0)).title()).isEqualTo("暂时没有适合您的岗位");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"6000,8000,6000–8000元/月", "6000,6000,6000元/月", "6000,-,6000元/月",
            "-,8000,最高8000元/月", "18.5,-,18.5元/月"})
    void payIsWrittenAsPeopleDo(Double min, Double max, String expected) {
        Pick pick = pick(1, new PostingSummary(1, "a", "焊工", null, Family.GENERAL, "500112", null,
                new Pay(min, max, PayUnit.MONTH), null, null, null, "s"));
        assertThat(InboxText.of(new RecommendationMessage(1, 1, "w", State.FULL, List.of(pick))).body())
                .startsWith("1. 焊工 · " + expected);
    }
}
