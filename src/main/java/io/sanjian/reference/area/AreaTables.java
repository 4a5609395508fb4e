package io.sanjian.reference.area;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the tables of areas and checks that they fit together: no unknown parent or successor, no cycle, no two rows of
 * one code for one day, no point outside the city or far from its district.
 */
final class AreaTables {
    private static final String CITY = "500000";
    /** The city lies within these degrees (WGS-84), with a little to spare. */
    private static final double SOUTH = 28.1;
    private static final double NORTH = 32.3;
    private static final double WEST = 105.2;
    private static final double EAST = 110.3;
    /** No town lies farther from the centre of its district; 64 km is the farthest today. */
    private static final double TOWN_MAX_KM = 80;

    /** All rows of a code, oldest first. */
    final Map<String, List<Area>> versions = new LinkedHashMap<>(16_384);
    /** Units that ended, each with the one that took over most of it. */
    final Map<String, String> successors = new HashMap<>();
    final Map<String, Region> regions = new LinkedHashMap<>();
    final Map<String, String> regionOf = new HashMap<>();
    final Map<String, List<String>> partners = new HashMap<>();
    /** Functional areas and the districts in which they lie. */
    final Map<String, List<String>> liesIn = new LinkedHashMap<>();
    /** Short and other names of the units in use, abolished lately or not. */
    final Map<String, List<String>> otherNames = new HashMap<>();
    /** Names from before 2019 with the unit that followed. */
    final Map<String, String> formerNames = new LinkedHashMap<>();
    final Set<String> placeholders = new HashSet<>();
    final String fingerprint;

    AreaTables(Function<String, ReferenceTable> tables) {
        List<ReferenceTable> all = List.of("regions.csv", "districts.csv", "former-districts.csv",
                "functional-areas.csv", "pairings.csv", "towns.csv", "villages.csv").stream().map(tables).toList();
        fingerprint = ReferenceTable.fingerprint(all);
        readRegions(all.get(0));
        readDistricts(all.get(1));
        readFormerDistricts(all.get(2));
        checkSuccession(all.get(1), all.get(2));
        readFunctionalAreas(all.get(3));
        readPairings(all.get(4));
        readTowns(all.get(5));
        readVillages(all.get(6));
        versions.replaceAll((code, areas) -> List.copyOf(areas));
    }

    private void readRegions(ReferenceTable table) {
        Map<String, Row> byCode = table.uniqueBy("code");
        for (Row row : table.rows()) {
            String parent = row.optional("parent").orElse(null);
            Set<String> path = new HashSet<>(Set.of(row.text("code")));
            for (String above = parent; above != null; above = byCode.get(above).optional("parent").orElse(null)) {
                require(byCode.containsKey(above), row, "unknown parent %s", above);
                require(path.add(above), row, "is its own parent by way of %s", above);
            }
            regions.put(row.text("code"),
                    new Region(row.text("code"), row.text("name"), row.text("short_name"), parent));
        }
    }

    private void readDistricts(ReferenceTable table) {
        for (Row row : table.rows()) {
            String code = code(row, 6);
            boolean city = code.equals(CITY);
            add(row, new Area(code, row.text("name"), city ? AreaLevel.CITY : AreaLevel.DISTRICT, city ? null : CITY,
                    point(row), from(row), to(row)));
            otherNames.put(code, List.of(row.text("short_name")));
            if (!city) {
                require(regions.containsKey(row.text("region")), row, "unknown region %s", row.text("region"));
                regionOf.put(code, row.text("region"));
            }
            require(point(row) != null || to(row) != null, row, "a district in use needs a point");
            if (to(row) != null) {
                successors.put(code, row.text("successor"));
            }
            if (row.optional("placeholder").isPresent()) {
                placeholders.add(code);
            }
        }
    }

    private void readFormerDistricts(ReferenceTable table) {
        for (Row row : table.rows()) {
            String code = code(row, 6);
            String successor = row.text("successor");
            require(to(row) != null, row, "a former district needs valid_to");
            require(versions.containsKey(successor), row, "unknown successor %s", successor);
            add(row, new Area(code, row.text("name"), AreaLevel.DISTRICT, CITY, null, from(row), to(row)));
            if (!newest(code).inForce()) {
                successors.putIfAbsent(code, successor);
            }
            formerNames.put(row.text("name"), successor);
        }
    }

    private void checkSuccession(ReferenceTable districts, ReferenceTable former) {
        for (ReferenceTable table : List.of(districts, former)) {
            for (Row row : table.rows()) {
                Set<String> path = new HashSet<>();
                for (String code = row.text("code"); code != null; code = successors.get(code)) {
                    require(versions.containsKey(code), row, "unknown successor %s", code);
                    require(path.add(code), row, "succeeds itself by way of %s", code);
                }
            }
        }
    }

    private void readFunctionalAreas(ReferenceTable table) {
        for (Row row : table.rows()) {
            String code = code(row, 6);
            require(!versions.containsKey(code), row, "duplicate code %s", code);
            for (String district : row.list("districts")) {
                require(versions.containsKey(district), row, "unknown district %s", district);
            }
            add(row, new Area(code, row.text("name"), AreaLevel.FUNCTIONAL, CITY, point(row), null, null));
            otherNames.put(code, row.list("other_names"));
            liesIn.put(code, row.list("districts"));
        }
    }

    private void readPairings(ReferenceTable table) {
        table.uniqueBy("district");
        for (Row row : table.rows()) {
            for (String[] pair : new String[][]{{"district", "partner"}, {"partner", "district"}}) {
                String district = row.text(pair[0]);
                require(regionOf.containsKey(district), row, "unknown district %s", district);
                partners.computeIfAbsent(district, any -> new ArrayList<>()).add(row.text(pair[1]));
            }
        }
    }

    private void readTowns(ReferenceTable table) {
        for (Row row : table.rows()) {
            String district = row.text("district");
            require(regionOf.containsKey(district), row, "unknown district %s", district);
            GeoPoint point = point(row);
            require(point == null || point.kilometresTo(newest(district).point()) <= TOWN_MAX_KM, row,
                    "lies more than %.0f km from its district %s", TOWN_MAX_KM, district);
            add(row, new Area(code(row, 9), row.text("name"), AreaLevel.TOWN, district, point, from(row), to(row)));
        }
    }

    private void readVillages(ReferenceTable table) {
        for (Row row : table.rows()) {
            String code = code(row, 12);
            String town = code.substring(0, 9);
            require(versions.containsKey(town), row, "unknown town %s", town);
            Area village = new Area(code, row.text("name"), AreaLevel.VILLAGE, town, null, null, null);
            require(versions.putIfAbsent(code, List.of(village)) == null, row, "duplicate code %s", code);
        }
    }

    private void add(Row row, Area area) {
        require(area.validFrom() == null || area.validTo() == null || !area.validTo().isBefore(area.validFrom()), row,
                "ends before it begins");
        List<Area> same = versions.computeIfAbsent(area.code(), any -> new ArrayList<>(2));
        for (Area other : same) {
            require(startsAfter(area, other) || startsAfter(other, area), row,
                    "duplicate code %s: its dates overlap those of %s", area.code(), other.name());
        }
        same.add(area);
        same.sort(Comparator.comparing(Area::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private static boolean startsAfter(Area later, Area earlier) {
        return later.validFrom() != null && earlier.validTo() != null
                && later.validFrom().isAfter(earlier.validTo());
    }

    private Area newest(String code) {
        return versions.get(code).getLast();
    }

    private static String code(Row row, int digits) {
        String code = row.text("code");
        require(code.length() == digits && code.chars().allMatch(c -> c >= '0' && c <= '9'), row,
                "code %s has not %s digits", code, digits);
        return code;
    }

    private static GeoPoint point(Row row) {
        if (row.optional("lat").isEmpty() && row.optional("lon").isEmpty()) {
            return null;
        }
        return new GeoPoint(row.decimal("lat", SOUTH, NORTH), row.decimal("lon", WEST, EAST));
    }

    private static LocalDate from(Row row) {
        return row.date("valid_from").orElse(null);
    }

    private static LocalDate to(Row row) {
        return row.date("valid_to").orElse(null);
    }

    private static void require(boolean condition, Row row, String fault, Object... values) {
        if (!condition) {
            throw row.fault(fault.formatted(values));
        }
    }
}
