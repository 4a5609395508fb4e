package io.sanjian.bench.city;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.support.demo.DemoPlaces;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Where posts and homes are: work gathers in the city, homes lie in the villages of all districts. */
final class Country {
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double METRES_AROUND_TOWN = 4_000;
    /** Of a hundred posts that may be anywhere, so many are in the nine districts of the centre. */
    private static final int CENTRAL_POSTS = 45;

    private final DemoPlaces places;
    private final List<Area> central;
    private final Map<String, List<Area>> villages;

    Country(Areas areas) {
        places = new DemoPlaces(areas);
        central = places.districts().stream()
                .filter(d -> areas.region(d.code()).filter(region -> region.name().equals("中心城区")).isPresent())
                .toList();
        villages = areas.all().filter(area -> area.level() == AreaLevel.VILLAGE && area.inForce())
                .collect(Collectors.groupingBy(Area::parent));
    }

    /** @param kind U for towns and the centre, R for the country, A for everywhere */
    Area districtOfWork(RandomGenerator random, char kind) {
        return kind != 'R' && random.nextInt(100) < CENTRAL_POSTS ? DemoPlaces.pick(random, central)
                : places.district(random, kind);
    }

    Area districtOfHome(RandomGenerator random) {
        return places.district(random, 'A');
    }

    /** A town of the district, or null where the tables have none. */
    Area town(RandomGenerator random, Area district, char kind) {
        return places.town(random, district, kind);
    }

    /** A village of the town, or null where the tables have none. */
    Area village(RandomGenerator random, Area town) {
        List<Area> all = villages.get(town.code());
        return all == null ? null : DemoPlaces.pick(random, all);
    }

    /** A point within a few kilometres of the town's own, or null where that is not known. */
    static GeoPoint near(RandomGenerator random, Area town) {
        if (town.point() == null) {
            return null;
        }
        double north = random.nextDouble(-METRES_AROUND_TOWN, METRES_AROUND_TOWN) / METRES_PER_DEGREE;
        double east = random.nextDouble(-METRES_AROUND_TOWN, METRES_AROUND_TOWN) / METRES_PER_DEGREE
                / Math.cos(Math.toRadians(town.point().lat()));
        return new GeoPoint(round(town.point().lat() + north), round(town.point().lon() + east));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
