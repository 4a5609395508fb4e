package io.sanjian.ledger;

import io.sanjian.worker.LedgerPeople.Home;
import io.sanjian.worker.LedgerPeople.Particulars;
import io.sanjian.worker.LedgerPeople.Person;
import io.sanjian.worker.ReturnReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The line of one person while statements are taken into it, before it is stored. */
final class LedgerLine {
    /** What the worker holds and the entry does not. */
    static final Set<LedgerColumn> WITH_THE_WORKER =
            Set.of(LedgerColumn.NAME, LedgerColumn.ID_NUMBER, LedgerColumn.PHONE);
    private static final Set<LedgerColumn> ALSO_THE_WORKERS = Set.of(LedgerColumn.NAME, LedgerColumn.ID_NUMBER,
            LedgerColumn.PHONE, LedgerColumn.RETURNED_AT, LedgerColumn.RETURN_REASON);

    private final Person person;
    private final LedgerEntry stored;
    private final boolean confirmed;
    private final List<Step> steps = new ArrayList<>(1);
    private Home home;
    private Map<LedgerColumn, LedgerWord> said;
    private int version;
    private boolean touched;

    /** A statement that changed the line. @param origin the row it came with, or null */
    record Step(int version, List<LedgerMerge.Change> changes, LedgerRow origin) {
    }

    /**
     * @param person    null for somebody who is not known yet
     * @param stored    null where the season has no line of the person
     * @param confirmed whether a town confirmed the week in which the line first stood
     */
    LedgerLine(Person person, LedgerEntry stored, boolean confirmed) {
        this.person = person;
        this.stored = stored;
        this.confirmed = confirmed;
        this.home = stored == null ? null : stored.home();
        this.said = stored == null ? known(person) : stored.said();
        this.version = stored == null ? 0 : stored.version();
    }

    /** What the worker says of itself counts as said before anything else. */
    private static Map<LedgerColumn, LedgerWord> known(Person person) {
        Map<LedgerColumn, LedgerWord> known = new EnumMap<>(LedgerColumn.class);
        if (person != null) {
            put(known, LedgerColumn.NAME, person.name());
            put(known, LedgerColumn.ID_NUMBER, person.idNumber());
            put(known, LedgerColumn.PHONE, person.phone());
        }
        return known;
    }

    private static void put(Map<LedgerColumn, LedgerWord> known, LedgerColumn column, String value) {
        if (value != null) {
            known.put(column, new LedgerWord(value, Instant.EPOCH));
        }
    }

    /** Takes a statement in. @return what came of it */
    LedgerMerge.Merged take(Map<LedgerColumn, Object> given, Instant at, LedgerRow origin) {
        LedgerMerge.Merged merged = LedgerMerge.merge(said, given, at);
        touched |= !merged.said().equals(said);
        said = merged.said();
        if (!merged.changes().isEmpty() || !exists()) {
            version++;
            steps.add(new Step(version, merged.changes(), origin));
        }
        return merged;
    }

    /** Moves the line to another village, or begins it there. */
    void settle(Home in) {
        touched |= !in.equals(home);
        home = in;
    }

    boolean isKnown() {
        return person != null;
    }

    /** Whether the season has the line, be it since a statement before this one. */
    boolean exists() {
        return version > 0;
    }

    boolean isNew() {
        return stored == null && exists();
    }

    boolean isToBeWritten() {
        return exists() && touched;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    Person person() {
        return person;
    }

    LedgerEntry stored() {
        return stored;
    }

    Home home() {
        return home;
    }

    List<Step> steps() {
        return steps;
    }

    Map<LedgerColumn, Object> shown() {
        return LedgerMerge.shown(said);
    }

    /** The entry to be stored. @param worker its id, known at last; @param week that is open */
    LedgerEntry entry(long worker, LocalDate season, LocalDate week, Instant now) {
        return stored == null ? new LedgerEntry(0, worker, season, home, said, version, week, now)
                : stored.with(home, said, version, now);
    }

    /** All that the line says of the worker. */
    Particulars particulars() {
        Map<LedgerColumn, Object> shown = shown();
        return new Particulars((String) shown.get(LedgerColumn.NAME),
                LedgerPhones.first((String) shown.get(LedgerColumn.PHONE)), (String) shown.get(LedgerColumn.ID_NUMBER),
                (LocalDate) shown.get(LedgerColumn.RETURNED_AT), (ReturnReason) shown.get(LedgerColumn.RETURN_REASON));
    }

    /** Whether something changed that the worker holds too. */
    boolean changesTheWorker() {
        return isKnown() && steps.stream().flatMap(step -> step.changes().stream())
                .anyMatch(change -> ALSO_THE_WORKERS.contains(change.column()) && change.now() != null);
    }
}
