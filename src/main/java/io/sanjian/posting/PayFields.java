package io.sanjian.posting;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a posting pays: {@code pay.min}, {@code pay.max}, {@code pay.unit}, or one text as tables have it
 * ({@code 5000-8000}, {@code 6千以上}, {@code 220元/天}). A text that is no figure is kept for the description.
 */
final class PayFields {
    private static final double MOST = 1_000_000;
    private static final String AMOUNT = "(\\d+(?:\\.\\d+)?)\\s*([千kK万wW])?\\s*元?";
    private static final Pattern TEXT = Pattern.compile(
            AMOUNT + "(?:\\s*[-~～—–至到]+\\s*" + AMOUNT + ")?\\s*(?:[/每]\\s*(\\p{IsHan}+))?\\s*(以上|起|左右)?");

    private PayFields() {
    }

    static Pay read(BodyFields fields, List<String> notes) {
        Double min = amount(fields, "pay.min");
        Double max = amount(fields, "pay.max");
        PayUnit unit = unit(fields);
        Pay read = null;
        read = text(fields, "pay.perMonth", "月薪", PayUnit.MONTH, notes, read);
        read = text(fields, "pay.perDay", "日薪", PayUnit.DAY, notes, read);
        read = text(fields, "pay.perHour", "时薪", PayUnit.HOUR, notes, read);
        read = text(fields, "pay.text", "薪资", unit == null ? PayUnit.MONTH : unit, notes, read);
        if (min == null && max == null) {
            return read;
        }
        if (min != null && max != null && min > max) {
            fields.reject(Violation.outOfRange("pay.min", "{field} is above {0}", Message.about("pay.max", "{field}")));
        }
        if (unit == null && !fields.has("pay.unit")) {
            fields.warn("pay.unit", "ASSUMED", "{field} is missing; {0} is assumed", PayUnit.MONTH);
        }
        return new Pay(min, max, unit == null ? PayUnit.MONTH : unit);
    }

    /** A positive amount; zero is how tables say "not stated". */
    private static Double amount(BodyFields fields, String path) {
        Double amount = fields.number(path, 0, MOST);
        if (amount != null && amount == 0) {
            fields.warn(path, "ZERO", "{field} is 0; it is read as not stated");
            return null;
        }
        return amount;
    }

    private static PayUnit unit(BodyFields fields) {
        String text = fields.text("pay.unit", 20);
        if (text == null) {
            return null;
        }
        PayUnit unit = unit(text);
        if (unit == null) {
            fields.reject(Violation.unknownCode("pay.unit", text,
                    List.of(PayUnit.values()).stream().map(Enum::name).toList()));
        }
        return unit;
    }

    private static PayUnit unit(String text) {
        return switch (text.toUpperCase(Locale.ROOT).replaceFirst("^(元/|按|每)", "")) {
            case "HOUR", "小时", "时" -> PayUnit.HOUR;
            case "DAY", "天", "日" -> PayUnit.DAY;
            case "WEEK", "周" -> PayUnit.WEEK;
            case "MONTH", "月" -> PayUnit.MONTH;
            case "PIECE", "件", "计件" -> PayUnit.PIECE;
            default -> null;
        };
    }

    private static Pay text(BodyFields fields, String path, String label, PayUnit usual, List<String> notes,
            Pay before) {
        String text = fields.text(path, 200);
        if (text == null) {
            return before;
        }
        Matcher m = TEXT.matcher(text.replace(",", "").replace("，", ""));
        PayUnit unit = m.matches() && m.group(5) != null ? unit(m.group(5)) : usual;
        if (m.matches() && unit != null && before == null) {
            String scale = m.group(2) != null || m.group(3) == null ? m.group(2) : m.group(4);
            double min = amount(m.group(1), scale);
            Double max = m.group(3) != null ? Double.valueOf(amount(m.group(3), m.group(4)))
                    : m.group(6) == null ? Double.valueOf(min) : null;
            if (min > 0 && min <= MOST && (max == null || max >= min && max <= MOST)) {
                return new Pay(min, max, unit);
            }
        }
        PostingFields.note(notes, label, text);
        return before;
    }

    /** In 5-8千 the first amount has the scale of the second. */
    private static double amount(String digits, String scale) {
        double amount = Double.parseDouble(digits);
        return switch (scale == null ? "" : scale.toLowerCase(Locale.ROOT)) {
            case "千", "k" -> amount * 1_000;
            case "万", "w" -> amount * 10_000;
            default -> amount;
        };
    }
}
