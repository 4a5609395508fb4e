package io.sanjian.posting;

import io.sanjian.reading.HanNumbers;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how many are wanted, in figures or words: 5, 五人, 1,000, 5-10人, 急招10人, 若干. Of a range the lower end counts. */
final class OpeningsField {
    private static final int MOST = PostingFields.MAX_OPENINGS;
    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d{1,9}|[一二两三四五六七八九十百廿卅]{1,6})";
    private static final Pattern EXACT = Pattern.compile("共?" + NUMBER + "(?:\\.0+)?\\s*[人名个位]?");
    private static final Pattern ABOUT = Pattern.compile(
            "(?:急招|急聘|急需|招聘?|约|大约|不少于|至少|共|拟招|需|缺|计划招?聘?)*\\s*" + NUMBER + "\\s*[人名个位]?\\s*"
                    + "(?:[-~～—–至到]\\s*\\d{1,6}\\s*[人名个位]?|左右|上下|余[人名]?|多[人名]?|\\+|及?以上|起|[(（].*[)）]|/.*)?");
    private static final Pattern DAY = Pattern.compile(".*\\d{4}\\s*[年./-]\\s*\\d{1,2}.*");

    private OpeningsField() {
    }

    static Integer read(BodyFields fields, List<String> notes) {
        String path = fields.has("openings") || !fields.has("headcount") ? "openings" : "headcount";
        String text = fields.text(path, 100);
        if (text == null) {
            return null;
        }
        String plain = TextNormalizer.normal(text);
        Matcher exact = EXACT.matcher(plain);
        Matcher about = ABOUT.matcher(plain);
        boolean precise = exact.matches();
        if (!precise && plain.matches("[+-]?[\\d.]+(?:e[+-]?\\d+)?")) {
            return fields.integer(path, text, 1, MOST);
        }
        Integer number = precise ? number(exact.group(1))
                : about.matches() && !DAY.matcher(plain).matches() ? number(about.group(1)) : null;
        if (number == null) {
            fields.warn(path, "NOT_A_NUMBER", "'{0}' is not a number; openings are left open", text);
            PostingFields.note(notes, "招聘人数", text);
            return null;
        }
        if (number < 1 || number > MOST) {
            fields.leaveOut(Violation.outOfRange(path, "{field} must be from {0} to {1}", 1, MOST));
            return null;
        }
        if (!precise) {
            fields.warn(path, "ASSUMED", "'{0}' is no single number; {1} is assumed", text, number);
            PostingFields.note(notes, "招聘人数", text);
        }
        return number;
    }

    private static Integer number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.valueOf(text.replace(",", ""));
        }
        OptionalInt words = HanNumbers.parse(text);
        return words.isPresent() ? Integer.valueOf(words.getAsInt()) : null;
    }
}
