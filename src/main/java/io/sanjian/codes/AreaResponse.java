package io.sanjian.codes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Region;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area in one period.
 *
 * @param parent      code of the unit it belonged to in that period
 * @param location    its centre where one is known
 * @param region      code of the region group of a district
 * @param regionName  Chinese name of that group
 * @param current     code of the unit that took over most of it; absent where it still exists
 * @param equivalents other codes, old and new, of units that share ground with it (districts only)
 * @param partners    districts paired with it (对口协同), as far as confirmed
 * @param placeholder true where the code is our own until the official one is published
 * @param validFrom   first day; absent for "before all dates in use"
 * @param validTo     last day, included; absent where it still exists
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AreaResponse(String code, String name, AreaLevel level, @Nullable String parent,
        @Nullable GeoPoint location, @Nullable String region,
        @Nullable String regionName, @Nullable String current, List<String> equivalents, List<String> partners,
        @Nullable Boolean placeholder,
        @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

    static AreaResponse of(Area area, Areas areas) {
        boolean town = area.level() == AreaLevel.TOWN || area.level() == AreaLevel.VILLAGE;
        boolean district = !town && area.level() != AreaLevel.CITY;
        Region region = district ? areas.region(area.code()).orElse(null) : null;
        return new AreaResponse(area.code(), area.name(), area.level(), area.parent(), area.point(),
                region == null ? null : region.code(), region == null ? null : region.name(),
                area.inForce() || town ? null : areas.current(area.code()).map(Area::code).orElse(null),
                district ? others(area, areas) : List.of(), district ? areas.partners(area.code()) : List.of(),
                areas.placeholder(area.code()) ? Boolean.TRUE : null, area.validFrom(), area.validTo());
    }

    private static List<String> others(Area area, Areas areas) {
        return areas.equivalents(area.code()).stream().filter(code -> !code.equals(area.code())).toList();
    }
}
