package io.sanjian.web.fields;

import io.sanjian.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads days and times out of the text of fields: null where there is no text, or a fault is told. */
final class MomentText {
    private final Consumer<Violation> faults;

    MomentText(Consumer<Violation> faults) {
        this.faults = faults;
    }

    Instant instant(String path, String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = DateTimeText.parse(text);
            if (DateTimeText.plausible(instant)) {
                return instant;
            }
            faults.accept(Violation.outOfRange(path, "{field} must lie in the years {0} to {1}",
                    Integer.toString(DateTimeText.FIRST_YEAR), Integer.toString(DateTimeText.LAST_YEAR)));
        } catch (DateTimeException _) {
            faults.accept(Violation.malformed(path, "'{0}' is neither a day (yyyy-MM-dd) nor an RFC 3339 time", text));
        }
        return null;
    }
}
