package io.sanjian.codes;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
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
     * @param level  name of an {@link AreaLevel}, or null for all levels below {@code parent}, or for city, districts
     *               and functional areas where there is no parent either
     * @param parent code, old or new, or null
     * @throws ProblemException if level or parent are not known
     */
    static AreaFilter of(Areas areas, String level, String parent, LocalDate day) {
        List<Violation> faults = new ArrayList<>();
        Set<AreaLevel> levels = parent == null ? UPPER : EnumSet.allOf(AreaLevel.class);
        if (level != null) {
            levels = Choices.one("level", level, AreaLevel.values(), faults);
        }
        if (parent != null && areas.find(parent).isEmpty()) {
            faults.add(Violation.unknownCode("parent", parent, areas.districts().stream().map(Area::code).toList()));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new AreaFilter(areas, levels, parent, day);
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
