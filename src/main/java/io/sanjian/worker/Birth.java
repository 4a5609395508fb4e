package io.sanjian.worker;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * When a worker was born, out of ID number, day of birth and age, whichever are given; they must not contradict each
 * other.
 *
 * @param statedAge the age, where it is all that was given; else null
 * @param date      null only where a fault was found
 * @param exact     whether {@code date} is the day itself rather than today less the stated age
 */
record Birth(Integer statedAge, LocalDate date, boolean exact) {
    private static final Birth UNKNOWN = new Birth(null, null, false);
    private static final Set<String> AGE_FIELDS = Set.of("age", "birthDate", "idNumber");
    private static final int AGE_MIN = 10;
    private static final int AGE_MAX = 110;
    /** Age is often counted in calendar or nominal years (虚岁), or was right when the list was made. */
    private static final int AGE_TOLERANCE = 1;

    static Birth read(BodyFields fields, IdNumber idNumber, LocalDate today) {
        String years = fields.text("age", 20);
        Integer age =
                fields.integer("age", years == null ? null : years.replaceFirst("\\s*(?:周?岁)$", ""), AGE_MIN, AGE_MAX);
        LocalDate given = fields.date("birthDate");
        LocalDate date = idNumber != null ? idNumber.birthDate() : given;
        if (date == null) {
            return age == null ? missing(fields) : new Birth(age, today.minusYears(age), false);
        }
        int lived = (int) ChronoUnit.YEARS.between(date, today);
        if (lived < AGE_MIN || lived > AGE_MAX) {
            fields.reject(Violation.outOfRange(idNumber != null ? "idNumber" : "birthDate",
                    "the birth date must make an age from {0} to {1}", AGE_MIN, AGE_MAX));
        }
        if (given != null && !given.equals(date)) {
            contradiction(fields, "birthDate", "idNumber");
        }
        if (age != null && Math.abs(age - lived) > AGE_TOLERANCE) {
            contradiction(fields, "age", idNumber != null ? "idNumber" : "birthDate");
        }
        return new Birth(null, date, true);
    }

    /** Nothing that could be read; what rejects the row already is told once. */
    private static Birth missing(BodyFields fields) {
        if (fields.violations().stream().map(Violation::field).noneMatch(AGE_FIELDS::contains)) {
            fields.reject(new Violation("age", "REQUIRED", "one of age, birthDate and idNumber is required", null));
        }
        return UNKNOWN;
    }

    private static void contradiction(BodyFields fields, String field, String other) {
        fields.reject(
                Violation.of(field, "CONTRADICTION", "{field} does not fit {0}", Message.about(other, "{field}")));
    }
}
