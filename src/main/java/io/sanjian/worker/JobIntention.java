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
 * @param areaCode           district of the home, 6 digits, as it was given
 * @param townCode           town of the home, 9 digits, or null
 * @param villageCode        village of the home, 12 digits, or null
 * @param point              coordinates of the home, or null
 * @param maxDistanceKm      own limit, great circle, or null
 * @param within             own limit by place, or null
 * @param trades             wanted work in the person's own words
 * @param certificates       certificate codes held
 * @param expectedPay        least pay wanted, or null
 * @param families           families preferred; empty for no preference
 * @param excludedPostings   ids or external ids of postings never to show
 * @param excludedEmployers  employers never to show, by name
 */
public record JobIntention(String areaCode, String townCode, String villageCode, GeoPoint point, Double maxDistanceKm,
        Within within,
        List<String> trades, Set<String> certificates, Pay expectedPay, Set<WorkerGroup> groups, Set<Family> families,
        List<String> excludedPostings, List<String> excludedEmployers) {
}
