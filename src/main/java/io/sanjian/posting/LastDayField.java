package io.sanjian.posting;

import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the last day on which a post is on offer: a day, the last day of a range (即日起至2027-03-31), a month to its end
 * (2027年3月底), or words for no end (长期有效). What is none of these leaves the end open and is kept as text.
 */
final class LastDayField {
    private static final String PATH = "validThrough";
    /** Days beyond are no days but words for no end. */
    private static final int LAST_YEAR = 2199;
    private static final Pattern OPEN = Pattern.compile(".*(?:长期|常年|长年|招满|招到|额满|满员|不限|无期限|无限期|永久|持续).*");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)");
    private static final Pattern MONTH = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*月?\\s*(?:份|底|末|底前|末前|前|下旬)?(?:止|截止|有效)?$");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})\\s*年\\s*(?:底|末|年底|底前)(?:止|截止)?$");
    private static final Pattern WORDS_AROUND = Pattern.compile(
            "(?:即日起?|从|自|现在|今|起|至|到|截止?|止|前|之前|以前|有效|有效期|日|号|[-~～—–:：\\s()（）]|周.|星期.)*");

    private LastDayField() {
    }

    /**
     * The day, or null for an open end.
     *
     * @param publishedAt a last day before it is a slip of the pen and is kept as text; null where it is not known
     */
    static LocalDate read(BodyFields fields, LocalDate publishedAt, List<String> notes) {
        LocalDate day = day(fields, notes);
        if (day == null || publishedAt == null || !day.isBefore(publishedAt)) {
            return day;
        }
        fields.leaveOut(Violation.outOfRange(PATH, "{field} lies before {0}",
                Message.about("publishedAt", "{field}")));
        PostingFields.note(notes, "有效期", day.toString());
        return null;
    }

    private static LocalDate day(BodyFields fields, List<String> notes) {
        String text = fields.text(PATH, 100);
        if (text == null) {
            return null;
        }
        String plain = TextNormalizer.normal(text);
        if (OPEN.matcher(plain).matches()) {
            fields.warn(PATH, "OPEN_END", "'{0}' names no day; the end is left open", text);
            PostingFields.note(notes, "有效期", text);
            return null;
        }
        LocalDate inWords = inWords(plain);
        if (inWords == null || inWords.getYear() > LAST_YEAR) {
            LocalDate day = fields.date(PATH, text);
            if (day == null) {
                PostingFields.note(notes, "有效期", text);
            }
            return day;
        }
        if (inWords.getDayOfMonth() == inWords.lengthOfMonth() && !DAY.matcher(plain).find()) {
            fields.warn(PATH, "ASSUMED", "'{0}' is no day; {1} is assumed", text, inWords);
        }
        return inWords;
    }

    /** The last of several days, the end of a month; null for anything that {@link BodyFields#date} shall read. */
    private static LocalDate inWords(String text) {
        try {
            Matcher day = DAY.matcher(text);
            LocalDate last = null;
            while (day.find()) {
                last = LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
            }
            if (last != null) {
                return WORDS_AROUND.matcher(DAY.matcher(text).replaceAll("")).matches() ? last : null;
            }
            Matcher month = MONTH.matcher(text);
            Matcher year = YEAR.matcher(text);
            return month.lookingAt() ? YearMonth.of(number(month, 1), number(month, 2)).atEndOfMonth()
                    : year.lookingAt() ? LocalDate.of(number(year, 1), 12, 31) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
