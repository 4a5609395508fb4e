package io.sanjian.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes what is said of a person into what was said before. Of each column the latest word holds, so that the same
 * statements make the same entry in any order and however often they come; a blank says nothing, counts do not fall.
 */
final class LedgerMerge {
    private static final Set<LedgerColumn> WHEN_EMPLOYED =
            Set.of(LedgerColumn.WORK_PLACE, LedgerColumn.WORK_INDUSTRY, LedgerColumn.FOUND_THROUGH);
    private static final Set<LedgerColumn> WHEN_WANTED =
            Set.of(LedgerColumn.WANTED_INDUSTRY, LedgerColumn.WANTED_PLACE);

    private LedgerMerge() {
    }

    /** A column of which something else shows than before. */
    record Change(LedgerColumn column, Object old, Object now) {
        /** Values may name a person. */
        @Override
        public String toString() {
            return "Change[" + column + "]";
        }
    }

    /**
     * An entry after a statement.
     *
     * @param said    what is kept of each column
     * @param changes what shows of it and did not before
     * @param faults  what of the statement does not show, and why
     */
    record Merged(Map<LedgerColumn, LedgerWord> said, List<Change> changes, List<LedgerFault> faults,
            List<LedgerFault> warnings) {
    }

    /**
     * @param before what was said of each column
     * @param given  what is said now; a null empties its column on purpose
     * @param at     when it was said
     */
    static Merged merge(Map<LedgerColumn, LedgerWord> before, Map<LedgerColumn, Object> given, Instant at) {
        Map<LedgerColumn, LedgerWord> said = new EnumMap<>(LedgerColumn.class);
        said.putAll(before);
        List<LedgerFault> faults = new ArrayList<>(0);
        List<LedgerFault> warnings = new ArrayList<>(0);
        with(given).forEach((column, value) -> {
            LedgerWord now = new LedgerWord(value, at);
            LedgerWord known = said.get(column);
            if (LedgerValues.COUNTS.contains(column)) {
                count(column, now, known, said, warnings);
            } else if (now.outranks(known)) {
                said.put(column, now);
            } else if (given.containsKey(column) && !now.saysTheSameAs(known)) {
                faults.add(LedgerFault.of(column, "NEWER_KNOWN"));
            }
        });
        Map<LedgerColumn, Object> old = shown(before);
        Map<LedgerColumn, Object> now = shown(said);
        contradictions(given, said, now, faults);
        return new Merged(said, changes(old, now, given, warnings), faults, warnings);
    }

    /** What shows: a column that the answer to another one rules out is blank, whatever was said of it. */
    static Map<LedgerColumn, Object> shown(Map<LedgerColumn, LedgerWord> said) {
        Map<LedgerColumn, Object> shown = new EnumMap<>(LedgerColumn.class);
        said.forEach((column, last) -> {
            if (last.value() != null && rulers(column, said).isEmpty()) {
                shown.put(column, last.value());
            }
        });
        return shown;
    }

    /** Columns whose answers rule out what was said of this one. */
    private static Set<LedgerColumn> rulers(LedgerColumn column, Map<LedgerColumn, LedgerWord> said) {
        Set<LedgerColumn> rulers = new LinkedHashSet<>();
        Object wants = value(said, LedgerColumn.WANTS_WORK);
        Object employed = value(said, LedgerColumn.EMPLOYED);
        if (WHEN_WANTED.contains(column) && Boolean.FALSE.equals(wants)) {
            rulers.add(LedgerColumn.WANTS_WORK);
        }
        if (WHEN_EMPLOYED.contains(column) && Boolean.FALSE.equals(employed)) {
            rulers.add(LedgerColumn.EMPLOYED);
        }
        if (column == LedgerColumn.NOT_EMPLOYED_REASON) {
            Object reason = value(said, column);
            if (Boolean.TRUE.equals(employed)) {
                rulers.add(LedgerColumn.EMPLOYED);
            }
            if (reason == NotEmployedReason.NO_WISH && Boolean.TRUE.equals(wants)) {
                rulers.add(LedgerColumn.WANTS_WORK);
            }
            if (reason == NotEmployedReason.NOT_HELPED && counts(said, count -> count instanceof Integer n && n > 0)
                    .findAny().isPresent()
                    || reason == NotEmployedReason.HELPED_NOT_YET && counts(said, Integer.valueOf(0)::equals)
                            .count() == LedgerValues.COUNTS.size()) {
                rulers.addAll(LedgerValues.COUNTS);
            }
        }
        return rulers;
    }

    private static Stream<LedgerColumn> counts(Map<LedgerColumn, LedgerWord> said, Predicate<Object> such) {
        return LedgerValues.COUNTS.stream().filter(count -> such.test(value(said, count)));
    }

    private static Object value(Map<LedgerColumn, LedgerWord> said, LedgerColumn column) {
        LedgerWord last = said.get(column);
        return last == null ? null : last.value();
    }

    /** Along with what an answer says goes that what it rules out does not apply any more. */
    private static Map<LedgerColumn, Object> with(Map<LedgerColumn, Object> given) {
        Map<LedgerColumn, Object> all = new EnumMap<>(LedgerColumn.class);
        if (given.containsKey(LedgerColumn.WANTS_WORK) && !Boolean.TRUE.equals(given.get(LedgerColumn.WANTS_WORK))) {
            WHEN_WANTED.forEach(column -> all.put(column, null));
        }
        if (given.containsKey(LedgerColumn.EMPLOYED)) {
            Object employed = given.get(LedgerColumn.EMPLOYED);
            if (!Boolean.TRUE.equals(employed)) {
                WHEN_EMPLOYED.forEach(column -> all.put(column, null));
            }
            if (!Boolean.FALSE.equals(employed)) {
                all.put(LedgerColumn.NOT_EMPLOYED_REASON, null);
            }
        }
        all.putAll(given);
        return all;
    }

    private static void count(LedgerColumn column, LedgerWord now, LedgerWord known, Map<LedgerColumn, LedgerWord> said,
            List<LedgerFault> warnings) {
        if (known == null || known.value() == null) {
            if (now.value() != null) {
                said.put(column, now);
            }
        } else if (now.value() == null || (Integer) now.value() < (Integer) known.value()) {
            warnings.add(LedgerFault.of(column, "COUNT_BELOW_RECORDS"));
        } else if (!now.saysTheSameAs(known)) {
            said.put(column, now);
        }
    }

    private static void contradictions(Map<LedgerColumn, Object> given, Map<LedgerColumn, LedgerWord> said,
            Map<LedgerColumn, Object> now, List<LedgerFault> faults) {
        given.forEach((column, value) -> {
            if (value != null && !now.containsKey(column) && value.equals(value(said, column))) {
                Set<LedgerColumn> rulers = rulers(column, said);
                faults.add(new LedgerFault(null, "CONTRADICTION", Stream.concat(rulers.stream(), Stream.of(column))
                        .map(LedgerColumn::number).sorted().toList()));
            }
        });
    }

    private static List<Change> changes(Map<LedgerColumn, Object> old, Map<LedgerColumn, Object> now,
            Map<LedgerColumn, Object> given, List<LedgerFault> warnings) {
        List<Change> changes = new ArrayList<>();
        for (LedgerColumn column : LedgerColumn.values()) {
            Object before = old.get(column);
            Object after = now.get(column);
            if (!Objects.equals(before, after)) {
                changes.add(new Change(column, before, after));
                if (after == null && !given.containsKey(column)) {
                    warnings.add(LedgerFault.of(column, "CLEARED"));
                }
            }
        }
        return Collections.unmodifiableList(changes);
    }
}
