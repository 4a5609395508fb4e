package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickLineTest {

    private static Pick pick(String title, String area, Pay pay) {
        return new Pick(1, new PostingSummary(1, "a", title, "长安汽车", Family.GENERAL, "500112", area, pay, null,
                null, null, "s"), 80, null,
                3.2,
                List.of());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "焊工,渝北区,6000,6000,MONTH,焊工 6000元/月 渝北区",
            "焊工,渝北区,6000,8000,MONTH,焊工 6000-8000元/月 渝北区",
            "电子厂普工,渝北区,6000,8000,MONTH,电子厂普工 6-8千/月 渝北区",
            "新能源汽车装配工,渝北区,6500,8000,MONTH,新能源汽车装配工 6.5-8千/月 渝北",
            "【急招】电子厂普工（包吃包住）,彭水苗族土家族自治县,5000,7000,MONTH,电子厂普工 5-7千/月 彭水",
            "新能源汽车动力电池装配检验工,两江新区,8000,12000,MONTH,新能源汽车动力电池… 8千-1.2万/月",
            "带货主播,-,10000,15000,MONTH,带货主播 10000-15000元/月",
            "搬运工,-,220,-,DAY,搬运工 220元/天",
            "钟点工,巴南区,-,25,HOUR,钟点工 最高25元/小时 巴南区",
            "保洁员,渝中区,-,-,MONTH,保洁员 渝中区"})
    void aLineHoldsWhatMattersInTwentyCharacters(String title, String area, Double min, Double max, PayUnit unit,
            String expected) {
        String line = PickLine.of(pick(title, area, new Pay(min, max, unit)), 20);
        assertThat(line).isEqualTo(expected);
        assertThat(PickLine.length(line)).isLessThanOrEqualTo(20);
    }

    @Test
    void payMayBeUnknown() {
        assertThat(PickLine.of(pick("保洁员", "渝中区", null), 20)).isEqualTo("保洁员 渝中区");
    }

    @ParameterizedTest
    @CsvSource({"渝北区,渝北", "两江新区,两江新区", "忠县,忠县", "石柱土家族自治县,石柱", "万盛经济技术开发区,万盛经济技术开发区", "开州区,开州"})
    void districtsLoseTheirKindWhereTheNameStandsAlone(String area, String expected) {
        assertThat(PickLine.shortArea(area)).isEqualTo(expected);
    }

    @Test
    void noLineIsLongerThanItsRoomOrEmptyOrBroken() {
        Random random = new Random(1131);
        String[] parts = {"焊", "工", "【急】", "（包住）", "A", "\n", "  ", "𠮷", "😀", "・"};
        for (int i = 0; i < 5000; i++) {
            StringBuilder title = new StringBuilder("工");
            for (int n = random.nextInt(40); n > 0; n--) {
                title.append(parts[random.nextInt(parts.length)]);
            }
            int room = 6 + random.nextInt(20);
            Pay pay = random.nextBoolean() ? null : new Pay(random.nextBoolean() ? null : random.nextInt(20_000) / 1.0,
                    (double) random.nextInt(90_000), PayUnit.values()[random.nextInt(5)]);
            String line = PickLine.of(pick(title.toString(), random.nextBoolean() ? null : "秀山土家族苗族自治县", pay), room);
            assertThat(PickLine.length(line)).isBetween(1, room);
            assertThat(line).doesNotContain("\n");
            assertThat(line.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                    .isFalse();
        }
    }
}
