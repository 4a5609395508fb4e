package io.sanjian.matching;

import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.Within;
import java.util.Set;

/**
 * Where a person's posts must lie, by place. Its kilometres are part of {@link Profile#maxDistanceKm()}.
 *
 * @param districts codes, old and new, of the district of the home
 * @param town      code of the home's town; null where the whole district is meant, or the town is not known
 */
public record WorkArea(Within within, Set<String> districts, String town) {

    boolean holds(Place place) {
        return districts.contains(place.areaCode()) && (town == null || town.equals(place.townCode()));
    }
}
