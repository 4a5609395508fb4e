package io.sanjian.support.demo;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Draws districts and towns: every district, the populous ones more often. */
public final class DemoPlaces {
    /** Districts without countryside to speak of: 渝中, 大渡口, 江北, 沙坪坝, 九龙坡, 南岸. */
    private static final Set<String> CITY_CENTRE = Set.of("500103", "500104", "500105", "500106", "500107", "500108");

    private final List<Area> districts;
    private final List<Area> drawn = new ArrayList<>();
    private final Map<String, List<Area>> towns;

    public DemoPlaces(Areas areas) {
        districts = areas.districts();
        towns = areas.all().filter(area -> area.level() == AreaLevel.TOWN && area.inForce())
                .collect(Collectors.groupingBy(Area::parent));
        for (Area district : districts) {
            // Every district once, and once more for every twelve towns: the larger get more, none gets nothing.
            for (int i = 0; i <= townsOf(district).size() / 12; i++) {
                drawn.add(district);
            }
        }
    }

    public List<Area> districts() {
        return districts;
    }

    /** @param kind U, R or A as in {@link JobKind#place()} */
    public Area district(RandomGenerator random, char kind) {
        Area district = pick(random, drawn);
        while (kind == 'R' && CITY_CENTRE.contains(district.code())) {
            district = pick(random, drawn);
        }
        return district;
    }

    /** A town of the district, or null where the tables have none. */
    public Area town(RandomGenerator random, Area district, char kind) {
        List<Area> all = townsOf(district);
        List<Area> wanted = all.stream().filter(town -> kind == 'A' || town.name().endsWith("街道") == (kind == 'U'))
                .toList();
        return all.isEmpty() ? null : pick(random, wanted.isEmpty() ? all : wanted);
    }

    private List<Area> townsOf(Area district) {
        return towns.getOrDefault(district.code(), List.of());
    }

    public static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
