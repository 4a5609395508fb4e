package io.sanjian.worker;

import io.sanjian.catalog.Family;
import io.sanjian.catalog.Pay;
import io.sanjian.catalog.WorkerGroup;
import io.sanjian.matching.Profile.Sex;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker as a row or body says, checked and complete, not yet stored: the only record that holds the person's name
 * and numbers in the clear. It never prints them.
 *
 * @param phone          digits only
 * @param statedAge      age that was given where no day of birth was; else null
 * @param birthDate      the day, or {@code statedAge} years before the day of entry
 * @param certificates   codes; texts that no certificate explains as they were given
 */
record WorkerData(String source, String externalId, String name, String phone, String idNumber, Integer statedAge,
        LocalDate birthDate, boolean birthDateExact, Sex sex, Home home, Double maxDistanceKm, List<String> trades,
        List<String> certificates, Pay expectedPay, Set<WorkerGroup> groups, Set<Family> families,
        List<String> excludedPostings, List<String> excludedEmployers, Consent consent, LocalDate returnedAt,
        ReturnReason returnReason) {

    WorkerKey key() {
        return new WorkerKey(source, externalId);
    }

    WorkerData withBirth(LocalDate date, boolean exact) {
        return new WorkerData(source, externalId, name, phone, idNumber, statedAge, date, exact, sex, home, maxDistanceKm,
                trades, certificates, expectedPay, groups, families, excludedPostings, excludedEmployers, consent,
                returnedAt, returnReason);
    }

    /**
     * Everything that was said, in one text: equal texts mean that nothing changed. A stated age stands for itself,
     * so that the same file says the same tomorrow.
     */
    String content() {
        return Stream.of(name, phone, idNumber, statedAge == null ? birthDate : statedAge, sex, home, maxDistanceKm,
                trades, certificates, expectedPay, sorted(groups), sorted(families), excludedPostings, excludedEmployers,
                consent, returnedAt, returnReason).map(Objects::toString).collect(Collectors.joining("\0"));
    }

    private static <E extends Enum<E>> List<E> sorted(Set<E> set) {
        return set.stream().sorted().toList();
    }

    @Override
    public String toString() {
        return "WorkerData[" + key() + "]";
    }
}
