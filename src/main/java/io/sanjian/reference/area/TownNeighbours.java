package io.sanjian.reference.area;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which towns are neighbours: two towns are, when no third one lies within the circle that has the line between them as
 * diameter (a Gabriel graph of their centres). No table of borders is needed, and a town has four to six neighbours.
 */
final class TownNeighbours {
    /** Centres farther apart are no neighbours, whatever lies between them. */
    private static final double FARTHEST_KM = 40;

    private record Town(String code, GeoPoint point) {
    }

    private TownNeighbours() {
    }

    /** By town code, both ways; towns without a point have none. */
    static Map<String, Set<String>> read(ReferenceTable table) {
        Map<String, Town> byCode = new HashMap<>();
        for (Row row : table.rows()) {
            if (row.optional("lat").isPresent()) {
                byCode.put(row.text("code"), new Town(row.text("code"), new GeoPoint(
                        Double.parseDouble(row.text("lat")), Double.parseDouble(row.text("lon")))));
            }
        }
        List<Town> towns = new ArrayList<>(byCode.values());
        Map<String, Set<String>> neighbours = new HashMap<>();
        for (Town town : towns) {
            List<Town> around = towns.stream()
                    .filter(other -> other != town && town.point.kilometresTo(other.point) <= FARTHEST_KM).toList();
            for (Town other : around) {
                if (town.code.compareTo(other.code) < 0 && nothingBetween(town, other, around)) {
                    neighbours.computeIfAbsent(town.code, any -> new HashSet<>()).add(other.code);
                    neighbours.computeIfAbsent(other.code, any -> new HashSet<>()).add(town.code);
                }
            }
        }
        return neighbours;
    }

    private static boolean nothingBetween(Town one, Town other, List<Town> around) {
        double km = one.point.kilometresTo(other.point);
        for (Town third : around) {
            if (third != other) {
                double a = one.point.kilometresTo(third.point);
                double b = other.point.kilometresTo(third.point);
                if (a * a + b * b < km * km) {
                    return false;
                }
            }
        }
        return true;
    }
}
