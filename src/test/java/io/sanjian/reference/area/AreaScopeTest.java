package io.sanjian.reference.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaScopeTest {
    private static final Areas AREAS = Areas.load();
    private static final String YUNYANG = "500235";
    private static final String OLD_YUBEI = "500112";
    private static final String OLD_JIANGBEI = "500105";
    private static final String BEIBEI = "500109";
    /** In Yubei until 2025-11, in Beibei since. */
    private static final String TONGJING = "500112133";

    private static AreaScope of(String... codes) {
        return AreaScope.of(Arrays.asList(codes), AREAS);
    }

    @Test
    void nothingReachesNothing() {
        assertThat(of().covers(YUNYANG, null, null)).isFalse();
        assertThat(of().covers(YUNYANG)).isFalse();
        assertThat(of().covers((String) null)).isFalse();
    }

    @Test
    void theCityReachesEverything() {
        assertThat(of("500000").covers(YUNYANG, null, null)).isTrue();
        assertThat(of("500000").everything()).isTrue();
    }

    @Test
    void aDistrictReachesItsTownsAndVillages() {
        AreaScope yunyang = of(YUNYANG);
        assertThat(yunyang.covers(YUNYANG, null, null)).isTrue();
        assertThat(yunyang.covers("500235107")).isTrue();
        assertThat(yunyang.covers("500235107201")).isTrue();
        assertThat(yunyang.covers("500234", null, null)).isFalse();
        assertThat(yunyang.covers("500234101")).isFalse();
    }

    @Test
    void aTownReachesItsVillagesAndNotTheDistrict() {
        AreaScope town = of("500235107");
        assertThat(town.covers(YUNYANG, "500235107", "500235107201")).isTrue();
        assertThat(town.covers(YUNYANG, null, null)).isFalse();
        assertThat(town.covers(YUNYANG, "500235108", null)).isFalse();
    }

    @Test
    void aVillageReachesItself() {
        AreaScope village = of("500235107201");
        assertThat(village.covers(YUNYANG, "500235107", "500235107201")).isTrue();
        assertThat(village.covers(YUNYANG, "500235107", "500235107202")).isFalse();
        assertThat(village.covers(YUNYANG, "500235107", null)).isFalse();
    }

    @Test
    void oldAndNewDistrictsFindEachOther() {
        String liangjiang = AREAS.current(OLD_YUBEI).orElseThrow().code();
        assertThat(of(liangjiang).covers(OLD_YUBEI, null, null)).isTrue();
        assertThat(of(liangjiang).covers(OLD_JIANGBEI, null, null)).isTrue();
        assertThat(of(OLD_YUBEI).covers(liangjiang, null, null)).isTrue();
        assertThat(of(OLD_YUBEI).covers(OLD_JIANGBEI, null, null)).isFalse();
    }

    @Test
    void aTownThatMovedIsReachedFromWhereItWasAndWhereItIs() {
        String liangjiang = AREAS.current(OLD_YUBEI).orElseThrow().code();
        assertThat(of(BEIBEI).covers(OLD_YUBEI, TONGJING, null)).isTrue();
        assertThat(of(OLD_YUBEI).covers(OLD_YUBEI, TONGJING, null)).isTrue();
        assertThat(of(liangjiang).covers(OLD_YUBEI, TONGJING, null)).isFalse();
        assertThat(of(BEIBEI).covers(OLD_YUBEI, null, null)).isFalse();
        assertThat(of("500234").covers(OLD_YUBEI, TONGJING, null)).isFalse();
    }

    @Test
    void everyDistrictReachesItselfAndFewOthers() {
        List<String> districts = AREAS.districts().stream().map(d -> d.code()).toList();
        for (String code : districts) {
            assertThat(districts.stream().filter(other -> of(code).covers(other, null, null))).containsExactly(code);
        }
    }
}
