package io.sanjian.worker;

import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import java.util.List;
import java.util.Set;

/**
 * What a person looks for (求职意向) and brings along, as given: the part that a stored worker and an anonymous profile
 * have in common.
 *
 * @param trades       wanted work in the person's own words
 * @param certificates certificate codes held
 * @param expectedPay  least pay wanted, or null
 * @param families     families preferred; empty for no preference
 */
public record JobIntention(Home home, Reach reach, List<String> trades, Set<String> certificates, Pay expectedPay,
        Set<WorkerGroup> groups, Set<Family> families, Excluded excluded) {

    /**
     * Where the person lives.
     *
     * @param areaCode    district, 6 digits, as it was given
     * @param townCode    9 digits, or null
     * @param villageCode 12 digits, or null
     * @param point       coordinates, or null
     */
    public record Home(String areaCode, String townCode, String villageCode, GeoPoint point) {
    }

    /**
     * How far from home the person would work.
     *
     * @param maxDistanceKm own limit, great circle, or null
     * @param within        own limit by place, or null
     */
    public record Reach(Double maxDistanceKm, Within within) {
    }

    /**
     * What is never to be shown.
     *
     * @param postings  ids or external ids
     * @param employers by name
     */
    public record Excluded(List<String> postings, List<String> employers) {
    }
}
