package io.sanjian.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The days on which phones ring less, or not at all. */
public record Holidays(List<Days> days) {

    boolean contains(LocalDate day) {
        return days.stream().anyMatch(each -> !day.isBefore(each.first()) && !day.isAfter(each.last()));
    }

    /** One day or several in a row, both ends included. Read by name out of the settings, in a native executable too. */
    @RegisterForReflection
    public record Days(LocalDate first, LocalDate last) {

        /**
         * Reads {@code 2026-02-16} or {@code 2026-02-16..2026-02-18}.
         *
         * @throws IllegalArgumentException for anything else
         */
        public static Days of(String text) {
            String[] ends = text.strip().split("\\.\\.", -1);
            try {
                LocalDate first = LocalDate.parse(ends[0]);
                LocalDate last = ends.length == 1 ? first : LocalDate.parse(ends[1]);
                if (ends.length <= 2 && !last.isBefore(first)) {
                    return new Days(first, last);
                }
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("Holidays are like 2026-02-16..2026-02-18, not " + text, e);
            }
            throw new IllegalArgumentException("Holidays are like 2026-02-16..2026-02-18, not " + text);
        }
    }
}
