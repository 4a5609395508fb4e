package io.sanjian.imports;

import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.web.problem.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says what is wrong with the rows of one body as a reader of its tables looks for it: with the letter of the column, and of
 * a column that nothing reads once for each sheet.
 */
final class TableFaults {
    private final Set<List<String>> unknown = new HashSet<>();

    <T> Parsed<T> told(Origin origin, Parsed<T> parsed) {
        if (origin == Origin.NONE) {
            return parsed;
        }
        List<Violation> faults = Stream.concat(origin.faults().stream(), parsed.violations().stream()
                .filter(fault -> origin.faults().stream().noneMatch(lost -> replaces(lost, fault))))
                .map(fault -> placed(origin, fault)).toList();
        List<Violation> warnings = Stream.concat(origin.warnings().stream(), parsed.warnings().stream())
                .filter(warning -> !warning.code().equals(Violation.UNKNOWN_FIELD)
                        || unknown.add(List.of(String.valueOf(origin.sheet()), warning.field())))
                .map(warning -> placed(origin, warning)).toList();
        return new Parsed<>(parsed.externalId(), faults.isEmpty() ? parsed.value() : null, faults, warnings);
    }

    /** A value that was lost is missing: once is enough. */
    private static boolean replaces(Violation lost, Violation fault) {
        return lost.field().equals(fault.field()) && fault.code().equals("REQUIRED");
    }

    private static Violation placed(Origin origin, Violation violation) {
        String column = origin.columns().get(violation.field());
        return column == null ? violation : violation.in(column);
    }
}
