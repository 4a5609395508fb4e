package io.sanjian.ledger;

import io.sanjian.imports.Origin;
import io.sanjian.imports.Row;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.worker.FormCode;
import io.sanjian.worker.IdNumber;
import io.sanjian.worker.PhoneNumber;
import io.sanjian.worker.ReturnReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rows of a ledger file, each by itself: a fault of columns 4, 5 or 6 keeps the row out, any other one its own column.
 * One reader is for one file.
 */
final class LedgerReader {
    private static final int MOST_OF_A_COUNT = 999;
    private static final int FIRST_GENERATION_DIGITS = 15;
    private static final Pattern COUNT = Pattern.compile("(\\d{1,3})(?:\\.0+)?[次个人]?");
    private static final Pattern STARS = Pattern.compile("[*＊×xX]{3,}");
    private static final Pattern BETWEEN_PHONES = Pattern.compile("[/、,;和或]|\\s{2,}|\\n");
    private static final Pattern DOT = Pattern.compile("[•・.．∙‧]");

    private final LedgerPlaceReader places;
    private final boolean weekly;
    private final LocalDate asOf;

    /**
     * @param places of this file
     * @param weekly whether villages are not asked for, since only people are meant whom the ledger knows
     * @param asOf   the day of the file
     */
    LedgerReader(LedgerPlaceReader places, boolean weekly, LocalDate asOf) {
        this.places = places;
        this.weekly = weekly;
        this.asOf = asOf;
    }

    /** A row that could not be read at all. */
    static LedgerRow unreadable(Row row, Origin origin) {
        return new LedgerRow(origin.sheet(), origin.line() == null ? Math.toIntExact(row.number()) : origin.line(),
                LedgerRow.Outcome.REJECTED, Map.of(), List.of(new LedgerFault(null, "MALFORMED", List.of())),
                List.of());
    }

    /** The person of a row; empty where it is a numbered line of the form that nobody filled. */
    Optional<LedgerRow> read(Row.Data row) {
        Origin origin = row.origin();
        places.follow(origin);
        LedgerRowBuilder line = new LedgerRowBuilder(new BodyFields(row.fields()), origin, row.number());
        if (line.template()) {
            return Optional.empty();
        }
        if (!weekly) {
            places.place(line);
        }
        name(line);
        idNumber(line);
        phones(line);
        line.text(LedgerColumn.PREVIOUS_PLACE);
        line.text(LedgerColumn.PREVIOUS_EMPLOYER);
        line.text(LedgerColumn.PREVIOUS_INDUSTRY);
        day(line);
        code(line, LedgerColumn.RETURN_REASON, ReturnReason.values(), ReturnReason::label);
        yesNo(line, LedgerColumn.WANTS_WORK);
        line.text(LedgerColumn.WANTED_INDUSTRY);
        line.text(LedgerColumn.WANTED_PLACE);
        count(line, LedgerColumn.GUIDANCE_COUNT);
        count(line, LedgerColumn.OFFER_COUNT);
        count(line, LedgerColumn.TRAINING_COUNT);
        yesNo(line, LedgerColumn.EMPLOYED);
        line.text(LedgerColumn.WORK_PLACE);
        line.text(LedgerColumn.WORK_INDUSTRY);
        code(line, LedgerColumn.FOUND_THROUGH, FoundThrough.values(), FoundThrough::label);
        code(line, LedgerColumn.NOT_EMPLOYED_REASON, NotEmployedReason.values(), NotEmployedReason::label);
        Contradictions.judge(line.values, line.faults, line.warnings);
        return Optional.of(line.done());
    }

    private static void name(LedgerRowBuilder line) {
        String text = line.written(LedgerColumn.NAME);
        if (text == null) {
            line.require(LedgerColumn.NAME);
        } else if (STARS.matcher(text).find() || text.indexOf('*') >= 0 || text.indexOf('＊') >= 0) {
            line.fault(LedgerColumn.NAME, "MASKED");
        } else {
            line.put(LedgerColumn.NAME, DOT.matcher(PlainText.withoutBlanks(text)).replaceAll("·"));
        }
    }

    private static void idNumber(LedgerRowBuilder line) {
        String text = line.written(LedgerColumn.ID_NUMBER);
        if (text == null) {
            line.require(LedgerColumn.ID_NUMBER);
            return;
        }
        String dense = TextNormalizer.normal(PlainText.withoutBlanks(text));
        if (STARS.matcher(dense).find()) {
            line.fault(LedgerColumn.ID_NUMBER, "MASKED");
        } else if (dense.matches("[1-9]\\d{" + (FIRST_GENERATION_DIGITS - 1) + "}")) {
            line.fault(LedgerColumn.ID_NUMBER, "FIRST_GENERATION");
        } else {
            try {
                line.put(LedgerColumn.ID_NUMBER, IdNumber.of(dense).value());
            } catch (IdNumber.Malformed e) {
                line.fault(LedgerColumn.ID_NUMBER, e.checkCharacter() ? "CHECK_DIGIT" : "MALFORMED");
            }
        }
    }

    /** The first mobile number, or the first one where none is; the others behind. */
    private static void phones(LedgerRowBuilder line) {
        String text = line.written(LedgerColumn.PHONE);
        if (text == null) {
            return;
        }
        if (STARS.matcher(text).find()) {
            line.fault(LedgerColumn.PHONE, "MASKED");
            return;
        }
        List<String> numbers = new ArrayList<>();
        for (String part : BETWEEN_PHONES.split(text)) {
            PhoneNumber.first(part).ifPresent(numbers::add);
        }
        if (numbers.isEmpty()) {
            PhoneNumber.first(text).ifPresent(numbers::add);
        }
        if (numbers.isEmpty()) {
            line.fault(LedgerColumn.PHONE, "MALFORMED");
            return;
        }
        String first = numbers.stream().filter(number -> number.startsWith("1")).findFirst()
                .orElse(numbers.getFirst());
        line.put(LedgerColumn.PHONE, first);
        List<String> others = numbers.stream().filter(number -> !number.equals(first)).distinct().toList();
        if (!others.isEmpty()) {
            line.values.put("otherPhones", others);
        }
    }

    private void day(LedgerRowBuilder line) {
        String text = line.written(LedgerColumn.RETURNED_AT);
        if (text == null) {
            return;
        }
        ReturnDay.Read read = ReturnDay.read(text, asOf);
        if (read.day() == null) {
            line.fault(LedgerColumn.RETURNED_AT, read.code());
            return;
        }
        line.put(LedgerColumn.RETURNED_AT, read.day());
        if (read.code() != null) {
            line.warnings.add(LedgerFault.of(LedgerColumn.RETURNED_AT, read.code()));
        }
    }

    private static <E extends Enum<E>> void code(LedgerRowBuilder line, LedgerColumn column, E[] values,
            Function<E, String> label) {
        String text = line.written(column);
        if (text != null) {
            FormCode.Read<E> read = FormCode.read(text, values, label);
            if (read.value() == null) {
                line.fault(column, read.several() ? "SEVERAL_VALUES" : "UNKNOWN_CODE");
            } else {
                line.put(column, read.value());
            }
        }
    }

    private static void yesNo(LedgerRowBuilder line, LedgerColumn column) {
        String text = line.written(column);
        if (text == null) {
            return;
        }
        switch (TextNormalizer.normal(PlainText.withoutBlanks(text))) {
            case "是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "已就业", "愿意", "1", "1.是" -> line.put(column, true);
            case "否", "无", "没有", "×", "✗", "✘", "x", "n", "no", "false", "未就业", "不愿意", "0", "2.否" ->
                line.put(column, false);
            default -> line.fault(column, "UNKNOWN_CODE");
        }
    }

    private static void count(LedgerRowBuilder line, LedgerColumn column) {
        String text = line.written(column);
        if (text == null) {
            return;
        }
        Matcher count = COUNT.matcher(TextNormalizer.normal(PlainText.withoutBlanks(text)));
        if (count.matches() && Integer.parseInt(count.group(1)) <= MOST_OF_A_COUNT) {
            line.put(column, Integer.valueOf(count.group(1)));
        } else {
            line.fault(column, "MALFORMED");
        }
    }
}
