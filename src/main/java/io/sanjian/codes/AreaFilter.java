package io.sanjian.codes;

import io.sanjian.access.AreaCodes;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which areas a caller asks for: those of some levels, below a unit, on a day. */
final class AreaFilter {
    private static final Set<AreaLevel> UPPER = EnumSet.of(AreaLevel.CITY, AreaLevel.DISTRICT, AreaLevel.FUNCTIONAL);

    private final Areas areas;
    private final Set<AreaLevel> levels;
    private final String parent;
    private final LocalDate day;

    private AreaFilter(Areas areas, Set<AreaLevel> levels, String parent, LocalDate day) {
        this.areas = areas;
        this.levels = levels;
        this.parent = parent;
        this.day = day;
    }

    /**
     * Reads {@code level} (all levels below {@code parent} where none is given, or city, districts and functional areas
     * where there is no parent either) and {@code parent}, a code or name, old or new; what is wrong gathers in the fields.
     */
    static AreaFilter read(BodyFields fields, Areas areas, LocalDate day) {
        AreaLevel level = fields.constant("level", AreaLevel.class);
        String parent = AreaCodes.one(fields, "parent", areas);
        return new AreaFilter(areas, level != null ? EnumSet.of(level)
                : parent == null ? UPPER : EnumSet.allOf(AreaLevel.class), parent, day);
    }

    List<AreaResponse> items() {
        Stream<Area> inForce = areas.all().filter(area -> area.inForce(day) && levels.contains(area.level()));
        String above = parentOnDay();
        return inForce.filter(area -> above == null || above.equals(area.parent()))
                .map(area -> AreaResponse.of(area, areas)).toList();
    }

    /** An abolished unit has no children any more: its successor has them. */
    private String parentOnDay() {
        return parent == null || areas.find(parent, day).isPresent() ? parent
                : areas.current(parent).map(Area::code).orElse(parent);
    }
}
