package io.sanjian.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.InboxTextTest;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.gateway.sms.SmsSegments;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.support.DeliveryFixture;
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
                new Pay(6000.0, 8000.0, PayUnit.MONTH), null, null, null, "s"), 80, null, 3.2, List.of())).toList();
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
    void nobodyElseSignsAndNothingHiddenIsCharged() {
        List<Pick> picks =
                List.of(new Pick(1, new PostingSummary(1, "a", "【腾讯科技】焊\u202E工\u0007\u200B\n急", "长安", Family.CLUSTER,
                        "500112", "渝北区", null, null, null, null, "s"), 80, null, 3.2, List.of()));
        SmsText text = text(new RecommendationMessage(1, 1, "w", RecommendationMessage.State.SHORT, picks), 2);
        assertThat(text.text()).isEqualTo("为您推荐1个岗位：1.（腾讯科技）焊工 急 渝北区。详情请打开小程序查看。退订回TD");
        assertThat(text.params()).containsExactly("1", "（腾讯科技）焊工 急 渝北区");
        assertThat(text.segments()).isEqualTo(1);
    }

    @Test
    void valuesOfTemplatesAreAsShortAsTheOperatorWants() {
        for (int length : new int[]{6, 10, 35}) {
            SmsText text = SmsText.of(wordy(), DeliveryFixture.config(SmsTextConfig.class, Map.of(
                    "sanjian.delivery.sms.max-segments", "5", "sanjian.delivery.sms.param-length",
                    Integer.toString(length))), "【三荐】");
            assertThat(text.params()).allSatisfy(param -> assertThat(param.length()).isBetween(1, length));
        }
    }

    @ParameterizedTest
    @CsvSource({"max-segments,0,from 1 to 10", "max-segments,99,from 1 to 10", "param-length,3,6 or more",
            "replies.key,short,16 characters", "opening,OPENING,no room for three picks"})
    void settingsThatCannotWorkAreNamed(String key, String value, String violation) {
        Map<String, String> settings = Map.of("sanjian.delivery.sms." + key,
                value.equals("OPENING") ? "您好".repeat(60) : value);
        boolean ofReplies = key.startsWith("replies.");
        assertThat(SmsTextSettings.violations(
                DeliveryFixture.config(SmsTextConfig.class, ofReplies ? Map.of() : settings),
                DeliveryFixture.config(SmsReplyConfig.class, ofReplies ? settings : Map.of()), "三荐")).singleElement()
                .asString()
                .startsWith("sanjian.delivery.sms." + key).contains(violation);
        assertThat(SmsTextSettings.violations(DeliveryFixture.config(SmsTextConfig.class, Map.of()),
                DeliveryFixture.config(SmsReplyConfig.class, Map.of()), "三荐")).isEmpty();
    }

    @Test
    void charactersOutsideTheBasicPlaneCountTwice() {
        assertThat(SmsSegments.of("字".repeat(69) + "😀")).isEqualTo(2);
    }
}
