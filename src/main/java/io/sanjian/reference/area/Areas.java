package io.sanjian.reference.area;

import io.sanjian.reference.table.ReferenceTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All areas of the city, past and present, read once from the reference tables and never changed.
 *
 * <p>
 * Codes that were abolished stay known: papers and ledgers hold them for years. {@link #find} knows them,
 * {@link #current} gives the unit of today, {@link #equivalents} and {@link #districtCodesOf} tie old and new together
 * for searches and scopes.
 */
public final class Areas {
    private final AreaTables tables;
    private final AreaNames names;
    private final Map<String, Set<String>> formers = new HashMap<>();

    private Areas(AreaTables tables) {
        this.tables = tables;
        this.names = new AreaNames(tables);
        for (String ended : tables.successors.keySet()) {
            for (String later = tables.successors.get(ended); later != null; later = tables.successors.get(later)) {
                formers.computeIfAbsent(later, any -> new TreeSet<>()).add(ended);
            }
        }
    }

    /**
     * Reads and checks the tables.
     *
     * @throws io.sanjian.reference.table.ReferenceDataException if they do not fit together
     */
    public static Areas load() {
        return load(ReferenceTable::load);
    }

    static Areas load(Function<String, ReferenceTable> source) {
        return new Areas(new AreaTables(source));
    }

    /** The area with this code, old or new, as it is now or was last: district (6 digits), town (9), village (12). */
    public Optional<Area> find(String code) {
        return code == null || !tables.versions.containsKey(code) ? Optional.empty() : Optional.of(newest(code));
    }

    /** The area that had this code on a day. */
    public Optional<Area> find(String code, LocalDate day) {
        return tables.versions.getOrDefault(code, List.of()).stream().filter(area -> area.inForce(day)).findFirst();
    }

    /**
     * The district or functional area of this name, as people and papers write it: 渝北区, 渝北, 重庆市渝北区, 石柱县,
     * 重庆高新区. 江北区 and 渝北区 keep their code; names from before 2019 (江津市, 巴县) give the unit that followed.
     */
    public Optional<Area> byName(String name) {
        return names.code(name).map(this::newest);
    }

    /** The unit of today that a code stands for: itself, or whatever took over most of it. */
    public Optional<Area> current(String code) {
        return find(code).map(area -> tables.successors.containsKey(code)
                ? current(tables.successors.get(code)).orElseThrow()
                : area);
    }

    /** Districts and counties of today, in the order of the table. */
    public List<Area> districts() {
        return all().filter(area -> area.level() == AreaLevel.DISTRICT && area.inForce()).toList();
    }

    /** All areas of all periods: city, districts, functional areas, towns, villages. */
    public Stream<Area> all() {
        return tables.versions.values().stream().flatMap(List::stream);
    }

    /**
     * Where something is, as exactly as is known: the given point, else that of the town, else the district's centre.
     *
     * @param areaCode known code of 6 digits, old or new
     * @param townCode 9 digits (or a village's 12), or null; one that is not known does not count
     * @param given    coordinates, or null
     * @throws IllegalArgumentException if {@code areaCode} is not known
     */
    public Place place(String areaCode, String townCode, GeoPoint given) {
        if (find(areaCode).isEmpty()) {
            throw new IllegalArgumentException("'" + areaCode + "' is not a known area code");
        }
        if (given != null) {
            return new Place(areaCode, townCode, given, Place.Precision.EXACT);
        }
        return town(townCode).filter(town -> town.point() != null)
                .map(town -> new Place(areaCode, townCode, town.point(), Place.Precision.TOWN))
                .orElseGet(() -> new Place(areaCode, townCode, centre(areaCode), Place.Precision.DISTRICT));
    }

    /**
     * Codes, old and new, of the units that share ground with this one: itself, what it came from, what became of it,
     * the functional areas within it. Other former parts of a successor do not count: 江北 (500105) has 两江新区 but not
     * 渝北. For the city: all codes of districts and functional areas. For what has a known town,
     * {@link #districtCodesOf} is exact.
     */
    public Set<String> equivalents(String areaCode) {
        if (find(areaCode).filter(area -> area.level() == AreaLevel.CITY).isPresent()) {
            Set<String> codes = new LinkedHashSet<>();
            all().filter(area -> area.code().length() == 6).forEach(area -> codes.add(area.code()));
            return codes;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (String code = areaCode; code != null; code = tables.successors.get(code)) {
            codes.add(code);
        }
        codes.addAll(formers.getOrDefault(areaCode, Set.of()));
        tables.liesIn.forEach((functional, districts) -> {
            if (districts.contains(areaCode)) {
                codes.add(functional);
            }
        });
        return codes;
    }

    /**
     * Codes of the districts, old and new, in which one looks for something at this place. The town decides where it is
     * known: 统景镇 (500112133) is found under 渝北 (500112), where it was, and under 北碚 (500109), where it is.
     *
     * @param areaCode as it was given, old or new
     * @param townCode 9 digits, or null
     */
    public Set<String> districtCodesOf(String areaCode, String townCode) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(areaCode);
        List<Area> periods = town(townCode).map(town -> tables.versions.get(town.code())).orElse(List.of());
        if (periods.isEmpty()) {
            codes.addAll(tables.liesIn.containsKey(areaCode) ? tables.liesIn.get(areaCode) : equivalents(areaCode));
        } else {
            periods.forEach(period -> codes.add(period.parent()));
            codes.addAll(formers.getOrDefault(periods.getFirst().parent(), Set.of()));
        }
        return codes;
    }

    /** The region group of a district, old or new: the innermost one (中心城区, not 主城都市区). */
    public Optional<Region> region(String areaCode) {
        return current(areaCode).map(Area::code)
                .map(code -> tables.liesIn.containsKey(code) ? tables.liesIn.get(code).getFirst() : code)
                .map(tables.regionOf::get).map(tables.regions::get);
    }

    /** Districts paired with this one (对口协同) as far as the pairs are confirmed. */
    public List<String> partners(String areaCode) {
        return List.copyOf(tables.partners.getOrDefault(areaCode, List.of()));
    }

    /** Whether a code is our own until the official one is published. */
    public boolean placeholder(String code) {
        return tables.placeholders.contains(code);
    }

    /** Changes when anything in the tables changes. */
    public String fingerprint() {
        return tables.fingerprint;
    }

    private Area newest(String code) {
        return tables.versions.get(code).getLast();
    }

    private Optional<Area> town(String townOrVillage) {
        return townOrVillage == null || townOrVillage.length() < 9 ? Optional.empty()
                : find(townOrVillage.substring(0, 9));
    }

    /** The unit's own point, or that of whatever took it over; the tables give one to every district of today. */
    private GeoPoint centre(String areaCode) {
        GeoPoint point = newest(areaCode).point();
        return point != null ? point : centre(tables.successors.get(areaCode));
    }
}
