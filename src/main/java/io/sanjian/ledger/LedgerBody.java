package io.sanjian.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.IdNumber;
import io.sanjian.worker.PhoneNumber;
import io.sanjian.worker.ReturnReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a line of the ledger, or changes of one, from an API body: null empties a column, what is absent says nothing. */
final class LedgerBody {
    private static final int LONGEST = 500;
    private static final int NAME_LENGTH = 100;
    private static final int REASON_LENGTH = 500;
    private static final int MOST_PHONES = 10;
    private static final int MOST_GROUPS = 999;
    private static final int MOST_OF_A_COUNT = 999;
    private static final int CODE_LENGTH = 12;
    private static final int TOWN_DIGITS = 9;
    private static final int DISTRICT_DIGITS = 6;

    private final ObjectNode body;
    private final BodyFields fields;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private LedgerBody(ObjectNode body) {
        this.fields = BodyFields.ofBody(body);
        this.body = body;
    }

    /**
     * What a body says.
     *
     * @param values by field
     * @param saidAt when it was said, or null
     * @param reason why it is changed, or null
     */
    record Read(Map<String, Object> values, Instant saidAt, String reason) {
        @Override
        public String toString() {
            return "Read[]";
        }
    }

    /** Changes of a line. @throws ProblemException VALIDATION with every fault */
    static Read changes(ObjectNode body, LocalDate start, Instant now) {
        return new LedgerBody(body).read(start, now);
    }

    /** A whole line, which names a village, the person and the ID number. @throws ProblemException VALIDATION with every fault */
    static Read line(ObjectNode body, LocalDate start, Instant now, Areas areas) {
        LedgerBody reader = new LedgerBody(body);
        reader.village(areas);
        List.of(LedgerColumn.NAME, LedgerColumn.ID_NUMBER)
                .forEach(column -> reader.fields.require(column.field()));
        return reader.read(start, now);
    }

    private void village(Areas areas) {
        String field = LedgerColumn.VILLAGE.field();
        String code = fields.requiredCode(field, CODE_LENGTH);
        Optional<Area> village = areas.find(code == null ? "" : code)
                .filter(area -> area.level() == AreaLevel.VILLAGE);
        if (code != null && village.isEmpty()) {
            fields.reject(Violation.unknownCode(field, code, null));
        }
        village.ifPresent(area -> {
            String town = area.code().substring(0, TOWN_DIGITS);
            values.put(LedgerColumn.AREA.field(),
                    areas.find(town).map(Area::parent).orElse(town.substring(0, DISTRICT_DIGITS)));
            values.put(LedgerColumn.TOWN.field(), town);
            values.put(field, area.code());
        });
    }

    private Read read(LocalDate start, Instant now) {
        readAll(start, now);
        Instant saidAt = fields.instant("saidAt");
        if (saidAt != null && saidAt.isAfter(now)) {
            fields.reject(Violation.outOfRange("saidAt", "{field} is in the future"));
        }
        String reason = fields.text("reason", REASON_LENGTH);
        List<Violation> faults = fields.strictViolations().stream().map(Violation::scrubbed).toList();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new Read(values, saidAt, reason);
    }

    private void readAll(LocalDate start, Instant now) {
        read("villageGroup", field -> fields.integer(field, 1, MOST_GROUPS));
        read(LedgerColumn.NAME.field(), this::name);
        read(LedgerColumn.ID_NUMBER.field(), this::idNumber);
        read(LedgerColumn.PHONE.field(), this::phone);
        List<String> others = fields.list("otherPhones", MOST_PHONES, LONGEST).stream()
                .map(text -> PhoneNumber.first(text).orElseGet(() -> malformedPhone("otherPhones"))).toList();
        if (!others.isEmpty()) {
            values.put("otherPhones", others);
        }
        text(LedgerColumn.PREVIOUS_PLACE, LedgerColumn.PREVIOUS_EMPLOYER, LedgerColumn.PREVIOUS_INDUSTRY,
                LedgerColumn.WANTED_INDUSTRY, LedgerColumn.WANTED_PLACE, LedgerColumn.WORK_PLACE,
                LedgerColumn.WORK_INDUSTRY);
        read(LedgerColumn.RETURNED_AT.field(), field -> day(field, start, now));
        code(LedgerColumn.RETURN_REASON, ReturnReason.class, ReturnReason::label);
        read(LedgerColumn.WANTS_WORK.field(), fields::bool);
        for (LedgerColumn count : LedgerValues.COUNTS) {
            read(count.field(), field -> fields.integer(field, 0, MOST_OF_A_COUNT));
        }
        read(LedgerColumn.EMPLOYED.field(), fields::bool);
        code(LedgerColumn.FOUND_THROUGH, FoundThrough.class, FoundThrough::label);
        code(LedgerColumn.NOT_EMPLOYED_REASON, NotEmployedReason.class, NotEmployedReason::label);
    }

    private void read(String field, Function<String, Object> value) {
        JsonNode node = body.get(field);
        Object read = value.apply(field);
        if (node != null && (read != null || node.isNull())) {
            values.put(field, read);
        }
    }

    private void text(LedgerColumn... columns) {
        for (LedgerColumn column : columns) {
            read(column.field(), field -> fields.text(field, LONGEST));
        }
    }

    private <E extends Enum<E>> void code(LedgerColumn column, Class<E> type, Function<E, String> label) {
        read(column.field(), field -> fields.constant(field, type, label));
    }

    private Object name(String field) {
        String name = fields.text(field, NAME_LENGTH);
        if (name == null) {
            notEmptied(field);
            return null;
        }
        if (name.indexOf('*') >= 0) {
            fields.reject(Violation.malformed(field, "{field} is masked"));
        }
        return PlainText.withoutBlanks(name);
    }

    private Object idNumber(String field) {
        String text = fields.text(field, NAME_LENGTH);
        if (text == null) {
            notEmptied(field);
            return null;
        }
        try {
            return IdNumber.of(text).value();
        } catch (IdNumber.Malformed e) {
            fields.reject(Violation.malformed(field, "{field} {0} (GB 11643)", e.reason()));
            return null;
        }
    }

    private void notEmptied(String field) {
        if (body.has(field)) {
            fields.reject(Violation.required(field));
        }
    }

    private Object phone(String field) {
        String text = fields.text(field, LONGEST);
        return text == null ? null : PhoneNumber.first(text).orElseGet(() -> malformedPhone(field));
    }

    private String malformedPhone(String field) {
        fields.reject(Violation.malformed(field, "{field} is neither a mobile number of mainland China nor a landline "
                + "with its area code"));
        return null;
    }

    private Object day(String field, LocalDate start, Instant now) {
        LocalDate day = fields.date(field);
        if (day != null && day.isBefore(start)) {
            fields.reject(Violation.outOfRange(field, "{field} is before {0}", start.toString()));
        } else if (day != null && day.isAfter(LocalDate.ofInstant(now, BusinessZone.ID))) {
            fields.reject(Violation.outOfRange(field, "{field} is in the future"));
        }
        return day;
    }
}
