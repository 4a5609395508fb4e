package io.sanjian.posting;

import io.sanjian.reading.PayText;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a posting pays: {@code pay.min}, {@code pay.max}, {@code pay.unit}, or one text as tables have it
 * ({@code 5000-8000}, {@code 6千以上}, {@code 220元/天}). A text that says more than its figures, or none, is kept for the
 * description.
 */
final class PayFields {
    private static final double MOST = 1_000_000;
    /** A text that says nothing beyond its figures. */
    private static final Pattern FIGURES = Pattern.compile(
            "[\\d.,，千kK万wW元\\s~～—–―至到/每一个天日月年周时小起左右以上+-]+");

    private PayFields() {
    }

    static Pay read(BodyFields fields, List<String> notes) {
        Double min = amount(fields, "pay.min");
        Double max = amount(fields, "pay.max");
        PayUnit unit = unit(fields);
        Pay read = null;
        read = text(fields, "pay.perMonth", "月薪", PayUnit.MONTH, 1, notes, read);
        read = text(fields, "pay.thousands", "月薪（千元）", PayUnit.MONTH, 1_000, notes, read);
        read = text(fields, "pay.tenThousands", "月薪（万元）", PayUnit.MONTH, 10_000, notes, read);
        read = text(fields, "pay.perDay", "日薪", PayUnit.DAY, 1, notes, read);
        read = text(fields, "pay.perHour", "时薪", PayUnit.HOUR, 1, notes, read);
        read = text(fields, "pay.text", "薪资", unit == null ? PayUnit.MONTH : unit, 1, notes, read);
        if (min == null && max == null) {
            return read;
        }
        if (min != null && max != null && min > max) {
            fields.leaveOut(
                    Violation.outOfRange("pay.min", "{field} is above {0}", Message.about("pay.max", "{field}")));
            return null;
        }
        if (unit == null && fields.has("pay.unit")) {
            // five thousand of an unknown unit is no pay that anybody may be shown
            PostingFields.note(notes, "薪资", Stream.of(min, max).filter(Objects::nonNull)
                    .map(amount -> BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString()).distinct()
                    .collect(Collectors.joining("-")) + "/" + fields.text("pay.unit", 20));
            return null;
        }
        if (unit == null) {
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
            fields.leaveOut(Violation.unknownCode("pay.unit", text,
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

    private static Pay text(BodyFields fields, String path, String label, PayUnit usual, int scale,
            List<String> notes, Pay before) {
        String text = fields.text(path, 200);
        if (text == null) {
            return before;
        }
        Optional<Pay> read = before == null ? PayText.column(text, usual, scale) : Optional.empty();
        if (read.isPresent() && FIGURES.matcher(text).matches()) {
            return read.get();
        }
        PostingFields.note(notes, label, text);
        return read.orElse(before);
    }
}
