package io.sanjian.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reference.area.AreaText;
import io.sanjian.reference.area.Areas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkplaceTest {
    private static final Areas AREAS = Areas.load();
    private static final AreaText READER = new AreaText(AREAS);

    @ParameterizedTest
    @CsvSource({"重庆市忠县, IN_DISTRICT", "忠县忠州街道, IN_DISTRICT", "本县, IN_DISTRICT", "本村, IN_DISTRICT",
            "家门口的车间, IN_DISTRICT",
            "忠州街道, IN_DISTRICT", "重庆市渝北区, IN_CITY", "渝北, IN_CITY", "重庆市渝北区广东路3号, IN_CITY", "万州经开区, IN_CITY",
            "江津市, IN_CITY", "广东省深圳市, ELSEWHERE", "深圳市宝安区, ELSEWHERE", "浙江, ELSEWHERE", "湖北恩施, ELSEWHERE",
            "上海浦东, ELSEWHERE", "在新疆摘棉花, ELSEWHERE"})
    void aPlaceOfWorkIsInTheDistrictInTheCityOrElsewhere(String text, Workplace place) {
        assertThat(Workplace.of(text, "500233", AREAS, READER)).contains(place);
    }

    @ParameterizedTest
    @CsvSource({"厂里", "电子厂", "''", "重庆", "市里"})
    void whatDoesNotTellIsInNoColumn(String text) {
        assertThat(Workplace.of(text, "500233", AREAS, READER)).isEmpty();
    }
}
