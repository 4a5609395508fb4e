package io.sanjian.reference.area;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The homes that a set of area codes reaches, old and new codes alike: a district reaches what was or is part of it.
 * {@link #covers} judges one home; the code sets say the same to a database:
 * {@code area_code in named, or town in towns, or village in villages, or area_code in districts and town not in
 * elsewhere}.
 *
 * @param everything whether the whole city is meant
 * @param named      districts as they were asked for
 * @param districts  all districts, old and new, that share ground with {@code named}
 * @param towns      towns asked for, and those that are or were part of {@code named}
 * @param villages   villages asked for
 * @param elsewhere  towns that are not part of {@code named} though their district shares ground with it
 */
public record AreaScope(boolean everything, Set<String> named, Set<String> districts, Set<String> towns,
        Set<String> villages, Set<String> elsewhere) {
    public static final AreaScope EVERYTHING = new AreaScope(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    private static final int DISTRICT = 6;
    private static final int TOWN = 9;

    /** @param codes districts (6 digits), towns (9), villages (12); none reaches nothing */
    public static AreaScope of(Collection<String> codes, Areas areas) {
        Set<String> named = new TreeSet<>();
        Set<String> towns = new TreeSet<>();
        Set<String> villages = new TreeSet<>();
        for (String code : codes) {
            if (areas.find(code).filter(area -> area.level() == AreaLevel.CITY).isPresent()) {
                return EVERYTHING;
            }
            (code.length() <= DISTRICT ? named : code.length() <= TOWN ? towns : villages).add(code);
        }
        Set<String> districts = new HashSet<>(named);
        Set<String> elsewhere = new HashSet<>();
        areas.all().map(Area::code).filter(code -> code.length() == DISTRICT)
                .filter(code -> meet(named, areas.districtCodesOf(code, null))).forEach(districts::add);
        areas.all().filter(area -> area.level() == AreaLevel.TOWN && !named.isEmpty())
                .forEach(town -> (meet(named, areas.districtCodesOf(town.parent(), town.code())) ? towns : elsewhere)
                        .add(town.code()));
        elsewhere.removeAll(towns);
        return new AreaScope(false, named, districts, towns, villages, elsewhere);
    }

    /** @param townCode 9 digits or null; @param villageCode 12 digits or null */
    public boolean covers(String areaCode, String townCode, String villageCode) {
        return everything || named.contains(areaCode) || villageCode != null && villages.contains(villageCode)
                || townCode != null && towns.contains(townCode)
                || districts.contains(areaCode) && (townCode == null || !elsewhere.contains(townCode));
    }

    /** A district, town or village by its code. */
    public boolean covers(String code) {
        return code != null && covers(code.substring(0, Math.min(DISTRICT, code.length())),
                code.length() < TOWN ? null : code.substring(0, TOWN), code.length() <= TOWN ? null : code);
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }
}
