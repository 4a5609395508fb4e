package io.sanjian.posting;

import io.sanjian.reference.terms.AgeRange;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the ages that a posting is for: {@code age.min}, {@code age.max}, or one text ({@code 18-45周岁}). */
final class AgeFields {
    private static final int LEAST = 14;
    private static final int MOST = 100;
    private static final Pattern RANGE = Pattern.compile("(\\d{2})\\s*周?岁?\\s*[-~～—–至到]+\\s*(\\d{2})\\s*周?岁?");
    private static final Pattern FROM = Pattern.compile("(\\d{2})\\s*周?岁?\\s*(?:及?以上|起)");
    private static final Pattern UP_TO = Pattern.compile("(\\d{2})\\s*周?岁?\\s*(?:及?以[下内])");

    private AgeFields() {
    }

    static AgeRange read(BodyFields fields, List<String> notes) {
        Integer min = fields.integer("age.min", LEAST, MOST);
        Integer max = fields.integer("age.max", LEAST, MOST);
        if (min != null && max != null && min > max) {
            fields.leaveOut(
                    Violation.outOfRange("age.min", "{field} is above {0}", Message.about("age.max", "{field}")));
            return null;
        }
        String text = fields.text("age.text", 100);
        AgeRange read = text == null ? null : range(text);
        if (text != null && read == null) {
            PostingFields.note(notes, "年龄", text);
        }
        return min == null && max == null ? read : new AgeRange(min, max);
    }

    private static AgeRange range(String text) {
        Matcher range = RANGE.matcher(text);
        Matcher from = FROM.matcher(text);
        Matcher upTo = UP_TO.matcher(text);
        AgeRange ages = range.matches() ? new AgeRange(age(range.group(1)), age(range.group(2)))
                : from.matches() ? new AgeRange(age(from.group(1)), null)
                        : upTo.matches() ? new AgeRange(null, age(upTo.group(1))) : null;
        return ages == null || !fits(ages.min()) || !fits(ages.max())
                || ages.min() != null && ages.max() != null && ages.min() > ages.max() ? null : ages;
    }

    private static Integer age(String digits) {
        return Integer.valueOf(digits);
    }

    private static boolean fits(Integer age) {
        return age == null || age >= LEAST && age <= MOST;
    }
}
