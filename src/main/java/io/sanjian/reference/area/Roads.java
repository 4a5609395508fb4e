package io.sanjian.reference.area;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What lies between two places besides the straight line: how much longer the roads are, and which towns are neighbours.
 * Read once from the reference tables and never changed.
 */
public final class Roads {
    private static final double MOST = 3;

    private final Map<String, Double> detours = new HashMap<>();
    private final Map<String, Terrain> terrains = new HashMap<>();
    private final Map<String, Set<String>> neighbours;
    private final double least;

    /** The relief that prevails in a district. */
    public enum Terrain {
        CITY, HILLS, RIDGES, MOUNTAINS, DEEP_MOUNTAINS
    }

    /** How near two places are as people mean it. */
    public enum Nearness {
        TOWN("本镇街"), NEIGHBOURING_TOWN("邻近镇街"), DISTRICT("本区县"), BEYOND("外区县");

        private final String label;

        Nearness(String label) {
            this.label = label;
        }

        /** Chinese name shown to workers and brokers. */
        public String label() {
            return label;
        }
    }

    private Roads(ReferenceTable roads, ReferenceTable former, ReferenceTable towns) {
        roads.uniqueBy("code");
        for (Row row : roads.rows()) {
            double detour = Double.parseDouble(row.text("detour"));
            if (detour < 1 || detour > MOST) {
                throw row.fault("detour " + detour + " is not between 1 and " + MOST);
            }
            detours.put(row.text("code"), detour);
            terrains.put(row.text("code"), row.constant("terrain", Terrain.values()));
        }
        for (Row row : former.rows()) {
            Double detour = detours.get(row.text("successor"));
            if (detour != null) {
                detours.putIfAbsent(row.text("code"), detour);
            }
        }
        least = detours.values().stream().min(Double::compare).orElseThrow();
        neighbours = TownNeighbours.read(towns);
    }

    /**
     * Reads and checks the tables.
     *
     * @throws io.sanjian.reference.table.ReferenceDataException if a factor is below 1 or above 3
     */
    public static Roads load() {
        return new Roads(ReferenceTable.load("roads.csv"), ReferenceTable.load("former-districts.csv"),
                ReferenceTable.load("towns.csv"));
    }

    /** Road kilometres per kilometre as the crow flies around places of a district, old or new, 1 or more. */
    public double detour(String areaCode) {
        return detours.getOrDefault(areaCode, least);
    }

    /** Half of a road lies at either end: the mean of both districts' factors. */
    public double detour(Place from, Place to) {
        return (detour(from.areaCode()) + detour(to.areaCode())) / 2;
    }

    /** The relief of a district, or null where the table does not say. */
    public Terrain terrain(String areaCode) {
        return terrains.get(areaCode);
    }

    /** How near, by town and district; kilometres do not count. */
    public Nearness nearness(Place from, Place to) {
        if (from.townCode() != null && to.townCode() != null) {
            if (from.townCode().equals(to.townCode())) {
                return Nearness.TOWN;
            }
            if (neighbours.getOrDefault(from.townCode(), Set.of()).contains(to.townCode())) {
                return Nearness.NEIGHBOURING_TOWN;
            }
        }
        return from.areaCode().equals(to.areaCode()) ? Nearness.DISTRICT : Nearness.BEYOND;
    }
}
