package io.sanjian.worker;

import io.sanjian.matching.Profile.Sex;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A stored worker as matching and runs need them: nothing that names the person, nothing decrypted.
 *
 * @param birthDate      day of birth; where only an age was given, that many years before the day of entry
 * @param birthDateExact whether {@code birthDate} is the day itself
 * @param sex            or null where unknown
 * @param intention      what the worker looks for and brings along; of the expected pay {@code max} is always null
 * @param consent        null: never asked; false: refused or withdrawn
 * @param returnedAt     when the worker came home, or null
 * @param createdAt      when the worker was entered: who waits longer goes first
 */
public record Worker(long id, WorkerKey key, LocalDate birthDate, boolean birthDateExact, Sex sex,
        JobIntention intention, Boolean consent, LocalDate returnedAt, Instant createdAt) {
}
