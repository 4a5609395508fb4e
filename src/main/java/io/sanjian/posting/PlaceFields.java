package io.sanjian.posting;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.AreaText;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads where a posting is. The district must be known; a town or coordinates that do not fit are left out. */
@ApplicationScoped
public class PlaceFields {
    /** Code of the fault that a place lies outside the caller's areas. */
    static final String OUT_OF_REACH = "OUT_OF_SCOPE";
    private static final int TOWN_DIGITS = 9;
    /** Chongqing with a generous margin, degrees: work just behind the border is still near home. */
    private static final double SOUTH = 28.0;
    private static final double NORTH = 32.4;
    private static final double WEST = 105.1;
    private static final double EAST = 110.4;

    private final Areas areas;
    private final AreaText words;

    /** @param townCode null where not given or not fitting; {@code point} likewise */
    record Found(String areaCode, String townCode, GeoPoint point) {
    }

    public PlaceFields(Areas areas) {
        this.areas = areas;
        this.words = new AreaText(areas);
    }

    /** The whole found is null-safe; {@code areaCode} is null only where the row is rejected. */
    Found read(BodyFields fields, AreaScope reach) {
        GeoPoint point = point(fields);
        String given = fields.requiredCode("areaCode", 100);
        String town = fields.code("townCode", 100);
        if (given == null) {
            return new Found(null, null, point);
        }
        Optional<AreaText.Found> inWords = areas.find(given).isPresent() ? Optional.empty() : words.read(given);
        Optional<Area> area = areas.find(given).or(() -> inWords.flatMap(found -> areas
                .find(found.townCode() == null ? found.areaCode() : found.townCode())));
        if (area.isEmpty()) {
            fields.reject(Violation.unknownCode("areaCode", given,
                    areas.districts().stream().map(Area::code).toList()));
            return new Found(null, null, point);
        }
        if (inWords.filter(AreaText.Found::several).isPresent()) {
            fields.warn("areaCode", "SEVERAL_VALUES", "'{0}' names several districts; {1} is taken", given,
                    area.get().code());
        }
        if (inWords.filter(found -> !found.exact() && !found.several()).isPresent()) {
            fields.warn("areaCode", "ASSUMED", "'{0}' says more than a district; {1} is taken", given,
                    area.get().code());
        }
        // a town or village stands for its district and itself
        boolean finer = area.get().code().length() >= TOWN_DIGITS;
        String district = finer && inWords.isPresent() ? inWords.get().areaCode()
                : finer ? areas.find(area.get().code().substring(0, TOWN_DIGITS)).orElseThrow().parent()
                        : area.get().code();
        String townCode = town(fields, district, town == null && finer ? area.get().code() : town);
        if (area.get().level() == AreaLevel.CITY && townCode != null) {
            district = areas.find(townCode).orElseThrow().parent();
        } else if (area.get().level() == AreaLevel.CITY) {
            fields.warn("areaCode", "WHOLE_CITY", "Only the city is named; distances are counted from its centre");
        }
        if (!reach.covers(district, townCode, null)) {
            fields.reject(Violation.of("areaCode", OUT_OF_REACH, "The token's areas do not cover {0}", district));
        }
        return new Found(district, townCode, point);
    }

    /** The code of a town given by code or by name, if it lies in the district and no other town there has the name. */
    private String town(BodyFields fields, String district, String given) {
        if (given == null) {
            return null;
        }
        List<String> codes = given.length() >= TOWN_DIGITS && Character.isDigit(given.charAt(0))
                ? areas.find(given.substring(0, TOWN_DIGITS))
                        .filter(town -> areas.districtCodesOf(town.parent(), town.code()).stream()
                                .anyMatch(areas.equivalents(district)::contains))
                        .map(Area::code).stream().toList()
                : words.town(district, given).stream().toList();
        if (codes.size() != 1) {
            fields.warn("townCode", "NOT_IN_AREA", "'{0}' is not a town of {1}; it was left out", given, district);
        }
        return codes.size() == 1 ? codes.getFirst() : null;
    }

    private static GeoPoint point(BodyFields fields) {
        Double lat = fields.number("location.lat", -1_000, 1_000);
        Double lon = fields.number("location.lon", -1_000, 1_000);
        if (lat == null && lon == null) {
            return null;
        }
        if (lat == null || lon == null || lat < SOUTH || lat > NORTH || lon < WEST || lon > EAST) {
            fields.warn("location", "NOT_IN_CHONGQING", "The coordinates are not in Chongqing; they were left out");
            return null;
        }
        return new GeoPoint(lat, lon);
    }
}
