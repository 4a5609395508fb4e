package io.sanjian.worker;

import io.sanjian.matching.Profile.Sex;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker as a row or body says, checked and complete, not yet stored. It never prints name or numbers.
 *
 * @param consent or null where the row says nothing of it
 */
record WorkerData(WorkerKey key, Identity identity, Birth birth, Sex sex, JobIntention intention, Consent consent,
        LocalDate returnedAt, ReturnReason returnReason) {

    WorkerData withBirth(LocalDate date, boolean exact) {
        return new WorkerData(key, identity, new Birth(birth.statedAge(), date, exact), sex, intention, consent,
                returnedAt, returnReason);
    }

    /**
     * Everything that was said, in one text: equal texts mean that nothing changed. A stated age stands for itself,
     * so that the same file says the same tomorrow.
     */
    String content() {
        return Stream.of(identity.name(), identity.phone(), identity.idNumber(),
                birth.statedAge() == null ? birth.date() : birth.statedAge(), sex, intention, consent, returnedAt,
                returnReason)
                .map(Objects::toString).collect(Collectors.joining("\0"));
    }

    @Override
    public String toString() {
        return "WorkerData[" + key + "]";
    }
}
