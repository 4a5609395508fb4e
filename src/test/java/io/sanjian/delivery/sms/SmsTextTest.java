package io.sanjian.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.DeliveryFixture;
import io.sanjian.delivery.InboxTextTest;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.gateway.sms.SmsSegments;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    private static SmsText text(RecommendationMessage message, int segments) {
        return SmsText.of(message, DeliveryFixture.config(SmsTextConfig.class,
                Map.of("sanjian.delivery.sms.max-segments", Integer.toString(segments))), "【三荐】");
    }

    private static RecommendationMessage wordy() {
        List<Pick> picks = IntStream.rangeClosed(1, 3).mapToObj(rank -> new Pick(rank, new PostingSummary(rank, "a",
                "【高薪急招】新能源汽车动力电池装配检验操作工（包吃包住、买五险一金、每周双休）", "长安", Family.CLUSTER, "500112", "渝北区",
                new Pay(6000.0, 8000.0, PayUnit.MONTH)), 80, null, 3.2, List.of())).toList();
        return new RecommendationMessage(1, 1, "w", RecommendationMessage.State.FULL, picks);
    }

    @Test
    void threeJobsAreOneText() {
        SmsText text = text(InboxTextTest.message(1, 1, 3), 2);
        assertThat(text.text()).isEqualTo(
                "为您推荐3个岗位：1.焊工 6000-8000元/月 渝北区；2.保洁员 渝北区；3.搬运工 220元/天。详情请打开小程序查看。退订回TD");
        assertThat(text.segments()).isEqualTo(2);
        assertThat(text.params()).containsExactly("3", "焊工 6000-8000元/月 渝北区", "保洁员 渝北区", "搬运工 220元/天");
    }

    @Test
    void longTitlesAreTightenedUntilTheTextFits() {
        for (int segments : new int[]{1, 2, 3}) {
            SmsText text = text(wordy(), segments);
            assertThat(text.segments()).isLessThanOrEqualTo(segments);
            assertThat(text.text()).startsWith("为您推荐3个岗位：1.").contains("2.", "3.").endsWith("退订回TD");
        }
        assertThat(text(wordy(), 2).text()).contains("新能源汽车", "6-8千/月");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3", "201,3", "202,4"})
    void segmentsAreCountedAsOperatorsDo(int length, int segments) {
        assertThat(SmsSegments.of("字".repeat(length))).isEqualTo(segments);
        assertThat(SmsSegments.room(segments)).isGreaterThanOrEqualTo(length);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountTwice() {
        assertThat(SmsSegments.of("字".repeat(69) + "😀")).isEqualTo(2);
    }
}
