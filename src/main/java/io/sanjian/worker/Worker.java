package io.sanjian.worker;

import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A stored worker as matching and runs need them: nothing that names the person, nothing decrypted.
 *
 * @param source           who entered the worker; with {@code externalId} the identity
 * @param birthDate        day of birth; where only an age was given, that many years before the day of entry
 * @param birthDateExact   whether {@code birthDate} is the day itself
 * @param sex              or null where unknown
 * @param areaCode         district of the home, 6 digits, as it was given
 * @param townCode         town of the home, 9 digits, or null
 * @param villageCode      village of the home, 12 digits, or null
 * @param point            coordinates of the home, or null where not given
 * @param maxDistanceKm    own limit, great circle, or null
 * @param within           own limit by place, or null
 * @param trades           wanted work in the worker's own words
 * @param certificates     certificate codes held
 * @param expectedPay      least pay wanted, {@code max} always null; null where not said
 * @param families         families wanted; empty for no preference
 * @param excludedPostings ids or external ids of postings never to show
 * @param consent          null: never asked; false: refused or withdrawn
 * @param createdAt        when the worker was entered: who waits longer goes first
 */
public record Worker(long id, String source, String externalId, LocalDate birthDate, boolean birthDateExact, Sex sex,
        String areaCode, String townCode, String villageCode, GeoPoint point, Double maxDistanceKm, Within within,
        List<String> trades, Set<String> certificates, Pay expectedPay, Set<WorkerGroup> groups, Set<Family> families,
        List<String> excludedPostings, List<String> excludedEmployers, Boolean consent, LocalDate returnedAt,
        Instant createdAt) {

    /** What the worker looks for and brings along. */
    public JobIntention intention() {
        return new JobIntention(areaCode, townCode, villageCode, point, maxDistanceKm, within, trades, certificates,
                expectedPay,
                groups, families, excludedPostings, excludedEmployers);
    }
}
