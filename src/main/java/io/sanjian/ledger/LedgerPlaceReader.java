package io.sanjian.ledger;

import io.sanjian.imports.Origin;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the village of each row, out of its columns or out of what stands around it: section rows, title, name of the sheet, the
 * caller's only area. Keeps the village that a section row named until the next one does; so one reader is for one file.
 */
final class LedgerPlaceReader {
    private static final int VILLAGE_DIGITS = 12;
    private static final int TOWN_DIGITS = 9;

    private final LedgerPlaces places;
    private final Collection<String> callersAreas;
    private String sheet;
    private LedgerPlaces.Found section = LedgerPlaces.Found.NOTHING;

    /** @param callersAreas districts, towns and villages of the caller; none for who reaches all */
    LedgerPlaceReader(LedgerPlaces places, Collection<String> callersAreas) {
        this.places = places;
        this.callersAreas = callersAreas;
    }

    /** A section row that names a village ends the former one; one that names a group alone stays within it. */
    void follow(Origin origin) {
        String name = origin.sheet() == null ? "" : origin.sheet();
        if (!name.equals(sheet)) {
            sheet = name;
            section = LedgerPlaces.Found.NOTHING;
        }
        for (String text : origin.sections()) {
            LedgerPlaces.Found found = places.read(text, callersAreas);
            if (found.village() != null) {
                section = found;
            } else if (found.group() != null) {
                section = new LedgerPlaces.Found(section.village(), found.group(), false);
            }
        }
    }

    void place(LedgerRowBuilder line) {
        String district = line.written(LedgerColumn.AREA);
        String town = line.written(LedgerColumn.TOWN);
        String village = line.written(LedgerColumn.VILLAGE);
        Optional<String> districtCode = Optional.ofNullable(district).flatMap(places::district);
        if (district != null && districtCode.isEmpty()) {
            line.fault(LedgerColumn.AREA, "UNKNOWN_CODE");
        }
        Collection<String> around = districtCode.<Collection<String>>map(List::of).orElse(callersAreas);
        Optional<String> townCode = Optional.ofNullable(town).flatMap(text -> places.town(text, around));
        if (town != null && townCode.isEmpty()) {
            line.fault(LedgerColumn.TOWN, "UNKNOWN_CODE");
        }
        Collection<String> within = townCode.<Collection<String>>map(List::of).orElse(around);
        LedgerPlaces.Found found = village == null ? LedgerPlaces.Found.NOTHING : places.read(village, within);
        if (found.village() == null && (village == null || found.group() != null && !found.several())) {
            found = explained(line.origin, within, found.group());
        }
        if (found.village() == null) {
            line.fault(LedgerColumn.VILLAGE, found.several() ? "SEVERAL_VALUES" : "UNKNOWN_CODE");
            return;
        }
        if (!callersAreas.isEmpty() && !places.covers(callersAreas, found.village())) {
            line.fault(LedgerColumn.VILLAGE, "OUT_OF_SCOPE");
            return;
        }
        String inVillage = found.village();
        line.put(LedgerColumn.AREA, districtCode.orElseGet(() -> places.districtOf(inVillage)));
        line.put(LedgerColumn.TOWN, found.village().substring(0, TOWN_DIGITS));
        line.put(LedgerColumn.VILLAGE, found.village());
        if (found.group() != null) {
            line.values.put("villageGroup", found.group());
        }
    }

    /** What section row, title, name of the sheet or the caller's only area say where column 4 does not. */
    private LedgerPlaces.Found explained(Origin origin, Collection<String> within, Integer group) {
        if (section.village() != null) {
            return new LedgerPlaces.Found(section.village(), group == null ? section.group() : group, false);
        }
        LedgerPlaces.Found named = places.among(origin.title(), within);
        if (named.village() == null && origin.sheet() != null) {
            named = places.among(origin.sheet(), within);
        }
        if (named.village() == null && callersAreas.size() == 1
                && callersAreas.iterator().next().length() == VILLAGE_DIGITS) {
            named = new LedgerPlaces.Found(callersAreas.iterator().next(), null, false);
        }
        return new LedgerPlaces.Found(named.village(), group == null ? section.group() : group, named.several());
    }
}
