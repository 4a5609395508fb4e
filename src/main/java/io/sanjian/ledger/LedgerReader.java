package io.sanjian.ledger;

import io.sanjian.imports.Origin;
import io.sanjian.imports.Row;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.IdNumber;
import io.sanjian.worker.PhoneNumber;
import io.sanjian.worker.ReturnReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rows of a ledger file, each by itself: a fault of columns 4, 5 or 6 keeps the row out, any other one its own column.
 * Keeps the village that a section row named until the next one does; so one reader is for one file.
 */
final class LedgerReader {
    private static final int LONGEST = 500;
    private static final int MOST_OF_A_COUNT = 999;
    private static final int FIRST_GENERATION_DIGITS = 15;
    private static final Pattern COUNT = Pattern.compile("(\\d{1,3})(?:\\.0+)?[次个人]?");
    private static final Pattern STARS = Pattern.compile("[*＊×xX]{3,}");
    private static final Pattern BETWEEN_PHONES = Pattern.compile("[/、,;和或]|\\s{2,}|\\n");
    private static final Pattern DOT = Pattern.compile("[•・.．∙‧]");
    private static final Set<LedgerColumn> PLACE_AND_NUMBER =
            EnumSet.of(LedgerColumn.SEQ, LedgerColumn.AREA, LedgerColumn.TOWN, LedgerColumn.VILLAGE);
    private static final Set<String> REJECTING = Set.of("REQUIRED", "MALFORMED", "CHECK_DIGIT", "PRECISION_LOST",
            "FIRST_GENERATION", "MASKED", "UNKNOWN_CODE", "SEVERAL_VALUES", "OUT_OF_SCOPE");

    private final LedgerPlaces places;
    private final Collection<String> callersAreas;
    private final LocalDate asOf;
    private String sheet;
    private LedgerPlaces.Found section = LedgerPlaces.Found.NOTHING;

    /** @param callersAreas districts, towns and villages of the caller; @param asOf the day of the file */
    LedgerReader(LedgerPlaces places, Collection<String> callersAreas, LocalDate asOf) {
        this.places = places;
        this.callersAreas = callersAreas;
        this.asOf = asOf;
    }

    /** The person of a row; empty where it is a numbered line of the form that nobody filled. */
    Optional<LedgerRow> read(Row.Data row) {
        Origin origin = row.origin();
        follow(origin);
        Line line = new Line(new BodyFields(row.fields()), origin);
        if (line.template()) {
            return Optional.empty();
        }
        place(line);
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

    /** A section row that names a village ends the former one; one that names a group alone stays within it. */
    private void follow(Origin origin) {
        String name = origin.sheet() == null ? "" : origin.sheet();
        if (!name.equals(sheet)) {
            sheet = name;
            section = LedgerPlaces.Found.NOTHING;
        }
        for (String text : origin.sections()) {
            LedgerPlaces.Found found = places.read(text, callersAreas);
            if (found.village() != null) {
                section = found;
            } else if (found.group() != null) {
                section = new LedgerPlaces.Found(section.village(), found.group(), false);
            }
        }
    }

    private void place(Line line) {
        String district = line.written(LedgerColumn.AREA);
        String town = line.written(LedgerColumn.TOWN);
        String village = line.written(LedgerColumn.VILLAGE);
        Optional<String> districtCode = Optional.ofNullable(district).flatMap(places::district);
        if (district != null && districtCode.isEmpty()) {
            line.fault(LedgerColumn.AREA, "UNKNOWN_CODE");
        }
        Collection<String> around = districtCode.<Collection<String>>map(List::of).orElse(callersAreas);
        Optional<String> townCode = Optional.ofNullable(town).flatMap(text -> places.town(text, around));
        if (town != null && townCode.isEmpty()) {
            line.fault(LedgerColumn.TOWN, "UNKNOWN_CODE");
        }
        Collection<String> within = townCode.<Collection<String>>map(List::of).orElse(around);
        LedgerPlaces.Found found = village == null ? LedgerPlaces.Found.NOTHING : places.read(village, within);
        if (found.village() == null && (village == null || found.group() != null && !found.several())) {
            found = explained(line.origin, within, found.group());
        }
        if (found.village() == null) {
            line.fault(LedgerColumn.VILLAGE, found.several() ? "SEVERAL_VALUES" : "UNKNOWN_CODE");
            return;
        }
        if (!callersAreas.isEmpty() && !places.covers(callersAreas, found.village())) {
            line.fault(LedgerColumn.VILLAGE, "OUT_OF_SCOPE");
            return;
        }
        String inVillage = found.village();
        line.put(LedgerColumn.AREA, districtCode.orElseGet(() -> places.districtOf(inVillage)));
        line.put(LedgerColumn.TOWN, found.village().substring(0, 9));
        line.put(LedgerColumn.VILLAGE, found.village());
        if (found.group() != null) {
            line.values.put("villageGroup", found.group());
        }
    }

    /** What section row, title, name of the sheet or the caller's only area say where column 4 does not. */
    private LedgerPlaces.Found explained(Origin origin, Collection<String> within, Integer group) {
        if (section.village() != null) {
            return new LedgerPlaces.Found(section.village(), group == null ? section.group() : group, false);
        }
        LedgerPlaces.Found named = places.among(origin.title(), within);
        if (named.village() == null && origin.sheet() != null) {
            named = places.among(origin.sheet(), within);
        }
        if (named.village() == null && callersAreas.size() == 1 && callersAreas.iterator().next().length() == 12) {
            named = new LedgerPlaces.Found(callersAreas.iterator().next(), null, false);
        }
        return new LedgerPlaces.Found(named.village(), group == null ? section.group() : group, named.several());
    }

    private static void name(Line line) {
        String text = line.written(LedgerColumn.NAME);
        if (text == null) {
            line.require(LedgerColumn.NAME);
        } else if (STARS.matcher(text).find() || text.indexOf('*') >= 0 || text.indexOf('＊') >= 0) {
            line.fault(LedgerColumn.NAME, "MASKED");
        } else {
            line.put(LedgerColumn.NAME, DOT.matcher(PlainText.withoutBlanks(text)).replaceAll("·"));
        }
    }

    private static void idNumber(Line line) {
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
    private static void phones(Line line) {
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

    private void day(Line line) {
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

    private static <E extends Enum<E>> void code(Line line, LedgerColumn column, E[] values,
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

    private static void yesNo(Line line, LedgerColumn column) {
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

    private static void count(Line line, LedgerColumn column) {
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

    /** What is gathered of one row. */
    private static final class Line {
        private final BodyFields fields;
        private final Origin origin;
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final List<LedgerFault> faults = new ArrayList<>(0);
        private final List<LedgerFault> warnings = new ArrayList<>(0);

        Line(BodyFields fields, Origin origin) {
            this.fields = fields;
            this.origin = origin;
            origin.faults().forEach(this::lost);
            origin.warnings().forEach(this::lost);
        }

        /** A cell of which the reader of tables told already; an error of a formula is no value. */
        private void lost(Violation violation) {
            LedgerColumn.of(violation.field()).ifPresent(column -> fault(column,
                    violation.code().equals("PRECISION_LOST") ? violation.code() : "MALFORMED"));
        }

        boolean template() {
            for (LedgerColumn column : LedgerColumn.values()) {
                if (!PLACE_AND_NUMBER.contains(column) && (fields.has(column.field()) || faulty(column))) {
                    return false;
                }
            }
            return true;
        }

        String written(LedgerColumn column) {
            return faulty(column) ? null : fields.text(column.field(), LONGEST);
        }

        void text(LedgerColumn column) {
            String text = written(column);
            if (text != null) {
                put(column, text.replaceAll("\\s*\\R\\s*", " "));
            }
        }

        void put(LedgerColumn column, Object value) {
            values.put(column.field(), value);
        }

        void require(LedgerColumn column) {
            if (!faulty(column)) {
                fault(column, "REQUIRED");
            }
        }

        void fault(LedgerColumn column, String code) {
            faults.add(LedgerFault.of(column, code));
        }

        private boolean faulty(LedgerColumn column) {
            return faults.stream().anyMatch(fault -> fault.column() == column.number());
        }

        LedgerRow done() {
            boolean rejected = faults.stream().anyMatch(fault -> REJECTING.contains(fault.code())
                    && fault.column() != null && fault.column() >= LedgerColumn.VILLAGE.number()
                    && fault.column() <= LedgerColumn.ID_NUMBER.number());
            return new LedgerRow(origin.sheet(), origin.line(), rejected ? LedgerRow.Outcome.REJECTED
                    : faults.isEmpty() ? LedgerRow.Outcome.ACCEPTED : LedgerRow.Outcome.PARTLY,
                    rejected ? Map.of() : values, faults, rejected ? List.of() : warnings);
        }
    }
}
