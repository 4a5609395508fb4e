package io.sanjian.worker;

import io.sanjian.reading.HanNumbers;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern YEARS_OLD = Pattern.compile("\\s*周?岁$");
    private static final Pattern RANGE = Pattern.compile("\\d{2,3}\\s*周?岁?\\s*[-~～—–至到]+\\s*(\\d{2,3})");
    private static final Pattern YEAR_OF_BIRTH =
            Pattern.compile("((?:19|20)\\d{2})\\s*年?\\s*(?:\\d{1,2}月)?\\s*(?:出?生)?");
    private static final Pattern HAN_NUMBER = Pattern.compile("[一二三四五六七八九十廿卅]{1,4}");

    static Birth read(BodyFields fields, IdNumber idNumber, LocalDate today) {
        Integer age = age(fields, today);
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

    /**
     * The age as village lists have it: 45, 45岁, 四十五, the year of birth (1980年生), or a range, of which the upper end counts,
     * since posts have upper ages and none is to be offered in vain.
     */
    private static Integer age(BodyFields fields, LocalDate today) {
        String text = fields.text("age", 20);
        if (text == null) {
            return null;
        }
        String plain = YEARS_OLD.matcher(TextNormalizer.normal(text)).replaceFirst("");
        Matcher range = RANGE.matcher(plain);
        if (range.matches()) {
            fields.warn("age", "ASSUMED", "{field} is a range; its upper end is taken");
            return fields.integer("age", range.group(1), AGE_MIN, AGE_MAX);
        }
        Matcher year = YEAR_OF_BIRTH.matcher(plain);
        if (year.matches()) {
            fields.warn("age", "ASSUMED", "{field} is a year of birth; the age is counted from it");
            return fields.integer("age", Integer.toString(today.getYear() - Integer.parseInt(year.group(1))), AGE_MIN,
                    AGE_MAX);
        }
        return fields.integer("age", HAN_NUMBER.matcher(plain).matches()
                ? Integer.toString(HanNumbers.parse(plain).orElseThrow()) : plain, AGE_MIN, AGE_MAX);
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
