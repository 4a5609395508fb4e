package io.sanjian.ledger;

import io.sanjian.worker.LedgerPeople.Home;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A person's line of a season, as it is stored: name and numbers are with the worker.
 *
 * @param id          0 where it is not stored yet
 * @param workerId    null where the person was erased
 * @param season      first day of it
 * @param said        what was last said of each column
 * @param version     grows with every change
 * @param enteredWeek the week in which the entry first stood
 */
record LedgerEntry(long id, Long workerId, LocalDate season, Home home, Map<LedgerColumn, LedgerWord> said, int version,
        LocalDate enteredWeek, Instant updatedAt) {

    LedgerEntry with(Home other, Map<LedgerColumn, LedgerWord> words, int next, Instant now) {
        return new LedgerEntry(id, workerId, season, other, words, next, enteredWeek,
                next == version ? updatedAt : now);
    }

    LedgerEntry withId(long given) {
        return new LedgerEntry(given, workerId, season, home, said, version, enteredWeek, updatedAt);
    }
}
