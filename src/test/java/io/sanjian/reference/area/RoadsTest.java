package io.sanjian.reference.area;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reference.area.Roads.Nearness;
import io.sanjian.reference.area.Roads.Terrain;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadsTest {
    private static final Areas AREAS = Areas.load();
    private static final Roads ROADS = Roads.load();

    @Test
    void everyDistrictHasADetourOfOneOrMore() {
        AREAS.all().filter(area -> area.code().length() == 6 && area.level() != AreaLevel.CITY)
                .forEach(area -> assertThat(ROADS.detour(area.code())).as(area.name()).isBetween(1.0, 3.0));
        assertThat(AREAS.districts()).allSatisfy(area -> assertThat(ROADS.terrain(area.code())).isNotNull());
    }

    /** The table's claim that relief and the spacing of towns go together, held against towns.csv. */
    @Test
    void townsLieFartherApartWhereTheTerrainIsRougher() {
        Map<Terrain, List<Double>> spacing = new EnumMap<>(Terrain.class);
        AREAS.districts().forEach(district -> spacing.merge(ROADS.terrain(district.code()),
                List.of(medianSpacing(district)), (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        double low = mean(spacing.get(Terrain.HILLS));
        double middle = mean(spacing.get(Terrain.RIDGES));
        double high = mean(spacing.get(Terrain.MOUNTAINS));
        assertThat(low).isLessThan(middle);
        assertThat(middle).isLessThan(high);
        assertThat(mean(spacing.get(Terrain.DEEP_MOUNTAINS))).isGreaterThan(middle);
    }

    @Test
    void roadsAreLongerInTheMountains() {
        Place hills = AREAS.place("500152", null, null);
        Place mountains = AREAS.place("500229", null, null);
        assertThat(ROADS.detour(mountains, mountains)).isGreaterThan(ROADS.detour(hills, hills));
        assertThat(ROADS.detour(hills, mountains)).isEqualTo(ROADS.detour(mountains, hills));
    }

    /** 开州: 汉丰街道 lies beside 文峰街道, and not beside 雪宝山镇 in the north. */
    @ParameterizedTest
    @CsvSource({"500154001, 500154001, TOWN", "500154001, 500154123, DISTRICT"})
    void nearnessGoesByTownAndDistrict(String home, String work, Nearness nearness) {
        assertThat(ROADS.nearness(AREAS.place("500154", home, null), AREAS.place("500154", work, null)))
                .isEqualTo(nearness);
    }

    @Test
    void townsHaveAHandfulOfNeighboursAndTheyAreMutual() {
        List<Area> towns = AREAS.all().filter(area -> area.code().startsWith("500229") && area.code().length() == 9
                && area.point() != null).toList();
        for (Area town : towns) {
            Place home = AREAS.place("500229", town.code(), null);
            List<Area> near = towns.stream().filter(other -> ROADS.nearness(home,
                    AREAS.place("500229", other.code(), null)) == Nearness.NEIGHBOURING_TOWN).toList();
            assertThat(near).as(town.name()).hasSizeBetween(1, 9)
                    .allSatisfy(other -> assertThat(ROADS.nearness(AREAS.place("500229", other.code(), null), home))
                            .isEqualTo(Nearness.NEIGHBOURING_TOWN));
        }
    }

    @Test
    void anotherDistrictIsBeyond() {
        assertThat(ROADS.nearness(AREAS.place("500154", null, null), AREAS.place("500229", null, null)))
                .isEqualTo(Nearness.BEYOND);
    }

    private static double medianSpacing(Area district) {
        List<GeoPoint> towns = AREAS.all().filter(area -> area.code().length() == 9 && area.point() != null
                && district.code().equals(area.parent())).map(Area::point).toList();
        List<Double> spacings = towns.stream().map(town -> towns.stream().map(town::kilometresTo).sorted()
                .skip(1).limit(3).collect(Collectors.averagingDouble(km -> km))).sorted(Comparator.naturalOrder())
                .toList();
        return spacings.isEmpty() ? 0 : spacings.get(spacings.size() / 2);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }
}
