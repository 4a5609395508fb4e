package io.sanjian.reference.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreasTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 11, 5);
    private static final LocalDate AFTER = LocalDate.of(2025, 11, 6);
    private static final String LIANGJIANG = "500199";
    private static final Areas AREAS = Areas.load();

    @Test
    void thereWere38DistrictsUntilNovember2025AndThereAre37Since() {
        assertThat(count(area -> area.level() == AreaLevel.DISTRICT && area.inForce(BEFORE))).isEqualTo(38);
        assertThat(count(area -> area.level() == AreaLevel.DISTRICT && area.inForce(AFTER))).isEqualTo(37);
        assertThat(AREAS.districts()).hasSize(37).extracting(Area::code).contains(LIANGJIANG)
                .doesNotContain("500105", "500112");
    }

    @Test
    void allTownsAndVillagesAreThere() {
        assertThat(count(area -> area.level() == AreaLevel.TOWN && area.inForce(BEFORE))).isEqualTo(1031);
        assertThat(count(area -> area.level() == AreaLevel.TOWN && area.inForce(AFTER))).isEqualTo(1031);
        assertThat(count(area -> area.level() == AreaLevel.VILLAGE)).isEqualTo(11_270);
    }

    @Test
    void theTownsOfTheNewDistrictAddUpAsPublished() {
        assertThat(kinds(LIANGJIANG, AFTER)).containsExactlyInAnyOrderEntriesOf(Map.of("街道", 31L, "镇", 11L));
        assertThat(kinds("500109", AFTER)).containsExactlyInAnyOrderEntriesOf(Map.of("街道", 6L, "镇", 11L));
        assertThat(kinds("500112", AFTER)).isEmpty();
        assertThat(kinds("500105", AFTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500112135,大湾镇", "500112133,统景镇", "500112143,大盛镇", "500112138,兴隆镇", "500112140,茨竹镇"})
    void fiveTownsOfYubeiWentToBeibei(String code, String name) {
        assertThat(AREAS.find(code)).get().returns(name, Area::name).returns("500109", Area::parent);
        assertThat(AREAS.find(code, BEFORE)).get().returns("500112", Area::parent);
    }

    @ParameterizedTest
    @CsvSource({"500109008,水土街道", "500109009,复兴街道", "500109006,蔡家岗街道", "500109108,施家梁镇", "500109104,童家溪镇"})
    void fiveTownsOfBeibeiWentToTheNewDistrict(String code, String name) {
        assertThat(AREAS.find(code)).get().returns(name, Area::name).returns(LIANGJIANG, Area::parent);
        assertThat(AREAS.find(code, BEFORE)).get().returns("500109", Area::parent);
    }

    @ParameterizedTest
    @CsvSource({"500105,500199", "500112,500199", "510211,500199", "510224,500199", "500222,500110", "512325,500240",
            "512301,500102", "510200,500000", "500101,500101", "500110,500110"})
    void anOldCodeLeadsToTheUnitOfToday(String old, String today) {
        assertThat(AREAS.current(old)).get().returns(today, Area::code).matches(Area::inForce);
    }

    @Test
    void aCodeMayHaveMeantAnotherUnitOnce() {
        assertThat(AREAS.find("500110", LocalDate.of(2008, 5, 12))).get().returns("万盛区", Area::name);
        assertThat(AREAS.find("500110")).get().returns("綦江区", Area::name);
        assertThat(AREAS.find("500110", LocalDate.of(1990, 1, 1))).isEmpty();
    }

    @Test
    void unknownCodesAreUnknown() {
        assertThat(AREAS.find("110101")).isEmpty();
        assertThat(AREAS.find(null)).isEmpty();
        assertThat(AREAS.byName("朝阳区")).isEmpty();
        assertThat(AREAS.byName("")).isEmpty();
        assertThat(AREAS.byName(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"渝中区,500103", "渝中,500103", "重庆市渝中区,500103", "重庆渝中,500103", "忠县,500233", "石柱,500240",
            "石柱县,500240", "石柱土家族自治县,500240", "秀山,500241", "酉阳自治县,500242", "彭水,500243", "梁平,500155",
            "江北区,500105", "江北,500105", "渝北,500112", "两江新区,500199", "重庆两江新区,500199", "重庆高新区,500198",
            "西部科学城重庆高新区,500198", "高新区,500198", "万盛经开区,500197", "万盛,500197", "重庆市,500000",
            "江津市,500116", "巴县,500113", "綦江县,500110", "' 开州 ',500154"})
    void findsByTheNamesThatPeopleUse(String name, String code) {
        assertThat(AREAS.byName(name)).get().returns(code, Area::code);
    }

    @Test
    void anAbolishedDistrictIsFoundUnderTheNewCodeAndTheOtherWayRound() {
        assertThat(AREAS.equivalents("500105")).contains("500105", LIANGJIANG).doesNotContain("500112");
        assertThat(AREAS.equivalents(LIANGJIANG)).contains(LIANGJIANG, "500105", "500112");
        assertThat(AREAS.equivalents("500222")).contains("500110");
        assertThat(AREAS.equivalents("500110")).contains("500222", "500197");
        assertThat(AREAS.equivalents("500230")).contains("500230", "512324", "517022").doesNotContain("500231");
        assertThat(AREAS.equivalents("500000")).contains("500101", "500105", LIANGJIANG, "512325", "500198");
    }

    @Test
    void theTownDecidesWhereAPlaceIsFound() {
        assertThat(AREAS.districtCodesOf("500112", "500112133")).contains("500112", "500109")
                .doesNotContain(LIANGJIANG);
        assertThat(AREAS.districtCodesOf("500112", "500112009")).contains("500112", LIANGJIANG)
                .doesNotContain("500109", "500105");
        assertThat(AREAS.districtCodesOf(LIANGJIANG, "500105100")).contains(LIANGJIANG, "500105")
                .doesNotContain("500112");
        assertThat(AREAS.districtCodesOf("500109", "500109008")).contains("500109", LIANGJIANG);
        assertThat(AREAS.districtCodesOf(LIANGJIANG, null)).contains(LIANGJIANG, "500105", "500112");
        assertThat(AREAS.districtCodesOf("500109", null)).contains("500109").doesNotContain(LIANGJIANG, "500112");
        assertThat(AREAS.districtCodesOf("500198", null)).containsExactly("500198", "500106", "500107");
    }

    @Test
    void aPlaceIsAsExactAsItsBestCoordinates() {
        GeoPoint spot = new GeoPoint(29.6, 106.5);
        assertThat(AREAS.place("500112", "500112133", spot))
                .isEqualTo(new Place("500112", "500112133", spot, Place.Precision.EXACT));
        assertThat(AREAS.place("500112", "500112133", null)).isEqualTo(new Place("500112", "500112133",
                new GeoPoint(29.85653, 106.8448), Place.Precision.TOWN));
        assertThat(AREAS.place("500112", "500112133001", null).precision()).isEqualTo(Place.Precision.TOWN);
        assertThat(AREAS.place("500103", "500103001", null)).isEqualTo(new Place("500103", "500103001",
                new GeoPoint(29.5569, 106.5685), Place.Precision.DISTRICT));
        assertThat(AREAS.place("500103", "999999999", null).precision()).isEqualTo(Place.Precision.DISTRICT);
        assertThatIllegalArgumentException().isThrownBy(() -> AREAS.place("110101", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500105", "510211", "500199", "500103", "500198", "512325", "500000"})
    void everyKnownCodeHasAPlace(String code) {
        assertThat(AREAS.place(code, null, null).point()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"500103,ZX", "500199,ZX", "500105,ZX", "500110,ZC", "500101,DB", "500240,DN", "500198,ZX"})
    void everyDistrictBelongsToARegionGroup(String code, String region) {
        assertThat(AREAS.region(code)).get().returns(region, Region::code);
    }

    @Test
    void regionGroupsHaveTheirPublishedSize() {
        Map<String, Long> before = AREAS.all()
                .filter(area -> area.level() == AreaLevel.DISTRICT && area.inForce(BEFORE))
                .collect(Collectors.groupingBy(area -> AREAS.region(area.code()).orElseThrow().shortName(),
                        Collectors.counting()));
        assertThat(before).isEqualTo(Map.of("中心城区", 9L, "主城新区", 12L, "渝东北", 11L, "渝东南", 6L));
    }

    @Test
    void pairsAreKnownFromBothSides() {
        assertThat(AREAS.partners("500103")).isEqualTo(List.of("500238"));
        assertThat(AREAS.partners("500238")).isEqualTo(List.of("500103"));
        assertThat(AREAS.partners("500101")).isEqualTo(List.of(LIANGJIANG));
        assertThat(AREAS.partners("500104")).isEmpty();
    }

    @Test
    void onlyTheNewDistrictHasAPlaceholderCode() {
        assertThat(AREAS.all().filter(area -> AREAS.placeholder(area.code()))).extracting(Area::name)
                .containsExactly("两江新区");
    }

    private static long count(Predicate<Area> which) {
        return AREAS.all().filter(which).count();
    }

    private static Map<String, Long> kinds(String district, LocalDate day) {
        return AREAS.all().filter(area -> district.equals(area.parent()) && area.inForce(day)).collect(
                Collectors.groupingBy(area -> area.name().endsWith("街道") ? "街道" : "镇", Collectors.counting()));
    }
}
