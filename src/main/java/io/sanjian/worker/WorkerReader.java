package io.sanjian.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.imports.RowParser;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads a worker from an import row or an API body: one reader, so that both take the same fields and tell all faults
 * at once. No violation holds a name, phone or ID number, whatever column it was put into.
 */
@ApplicationScoped
class WorkerReader {
    /** Source of a worker whose body names none. */
    private static final String ENTERED_BY_HAND = "manual";
    private static final int KEY_LENGTH = 200;
    private static final int NAME_LENGTH = 100;
    private static final int NUMBER_LENGTH = 64;
    private static final int WORDING_LENGTH = 2000;
    private static final int VERSION_LENGTH = 100;

    private final JobIntentionReader intentions;
    private final Clock clock;

    WorkerReader(JobIntentionReader intentions, Clock clock) {
        this.intentions = intentions;
        this.clock = clock;
    }

    /** Reader of the rows of one source; a home out of reach is a fault, unknown fields are warned of. */
    RowParser<WorkerData> rowsOf(String source, AreaScope reach) {
        return row -> {
            BodyFields fields = BodyFields.ofRow(row, Violation::withoutEcho);
            WorkerData data = read(fields, row, source);
            JobIntention.Home home = data.intention().home();
            if (home.areaCode() != null && !reach.covers(home.areaCode(), home.townCode(), home.villageCode())) {
                fields.reject(new Violation("home.areaCode", "OUT_OF_SCOPE", "The token's areas do not cover this home",
                        null));
            }
            fields.warnOfUnread();
            return parsed(fields, data);
        };
    }

    /** Reads an API body, which may name its source; an unknown field is a fault there. */
    RowParser.Parsed<WorkerData> body(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        String named = fields.text("source", KEY_LENGTH);
        String source = named == null ? ENTERED_BY_HAND : named;
        WorkerData data = read(fields, body, source);
        int known = fields.warnings().size();
        fields.warnOfUnread();
        List<Violation> unknown = fields.warnings().subList(known, fields.warnings().size());
        unknown.forEach(warning -> fields.reject(Violation.of(warning.field(), warning.code(),
                "there is no field {name}")));
        unknown.clear();
        return parsed(fields, data);
    }

    private static RowParser.Parsed<WorkerData> parsed(BodyFields fields, WorkerData data) {
        List<Violation> faults = scrubbed(fields.violations()).stream().map(Violation::withoutEcho).toList();
        return new RowParser.Parsed<>(data.key().externalId(), faults.isEmpty() ? data : null, faults,
                scrubbed(fields.warnings()));
    }

    /** Without anything that looks like a number of a person. */
    static List<Violation> scrubbed(List<Violation> violations) {
        return violations.stream().map(Violation::scrubbed).toList();
    }

    private WorkerData read(BodyFields fields, ObjectNode row, String source) {
        WorkerKey key = new WorkerKey(source, externalId(fields));
        IdNumber idNumber = idNumber(fields);
        Identity identity = new Identity(fields.text("name", NAME_LENGTH), phone(fields),
                idNumber == null ? null : idNumber.value());
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        Birth birth = Birth.read(fields, idNumber, today);
        return new WorkerData(key, identity, birth, sex(fields, idNumber),
                intentions.read(fields), consent(fields, row), fields.date("returnedAt"),
                returnReason(fields));
    }

    /** A person is known by source and number; none is made up (ADR 0013), so the fault says what to do. */
    private static String externalId(BodyFields fields) {
        int before = fields.violations().size();
        String id = fields.code("externalId", KEY_LENGTH);
        if (id == null && fields.violations().size() == before) {
            fields.reject(new Violation("externalId", "REQUIRED", "externalId (编号) is required: number the rows of the "
                    + "ledger once and keep each person's number in every later file; without it a second import "
                    + "could not tell a changed row from a new person", null));
        }
        return id;
    }

    /** The number of an identity card, or null. */
    static IdNumber idNumber(BodyFields fields) {
        String text = fields.text("idNumber", NUMBER_LENGTH);
        if (text == null) {
            return null;
        }
        try {
            return IdNumber.of(text);
        } catch (IdNumber.Malformed e) {
            fields.reject(Violation.malformed("idNumber", "{field} {0} (GB 11643)", e.reason()));
            return null;
        }
    }

    /** A telephone number in its one form, or null. */
    static String phone(BodyFields fields) {
        String text = fields.text("phone", NUMBER_LENGTH);
        if (text == null) {
            return null;
        }
        if (PhoneNumber.several(text)) {
            fields.warn("phone", "SEVERAL_VALUES", "{field} has several numbers; the first mobile one is taken");
        }
        return PhoneNumber.first(text).orElseGet(() -> {
            fields.leaveOut(
                    Violation.malformed("phone", "{field} is neither a mobile number of mainland China nor a landline "
                            + "with its area code"));
            return null;
        });
    }

    private static Sex sex(BodyFields fields, IdNumber idNumber) {
        Sex sex = statedSex(fields);
        if (idNumber == null) {
            return sex;
        }
        if (sex != null && sex != idNumber.sex()) {
            fields.reject(Violation.of("sex", "CONTRADICTION", "{field} does not fit {0}",
                    Message.about("idNumber", "{field}")));
        }
        return idNumber.sex();
    }

    private static Sex statedSex(BodyFields fields) {
        String text = fields.text("sex", 20);
        return switch (text == null ? "" : text.toUpperCase(Locale.ROOT)) {
            case "" -> null;
            case "M", "MALE", "男", "男性", "男士", "先生", "♂" -> Sex.M;
            case "F", "FEMALE", "女", "女性", "女士", "♀" -> Sex.F;
            default -> {
                fields.leaveOut(Violation.unknownCode("sex", text, List.of(Sex.M.name(), Sex.F.name())));
                yield null;
            }
        };
    }

    private static ReturnReason returnReason(BodyFields fields) {
        String text = fields.text("returnReason", 100);
        ReturnReason reason = text == null ? null
                : FormCode.read(text, ReturnReason.values(), ReturnReason::label).value();
        if (text != null && reason == null) {
            fields.leaveOut(Violation.unknownCode("returnReason", text,
                    Arrays.stream(ReturnReason.values()).map(Enum::name).toList()));
        }
        return reason;
    }

    private Consent consent(BodyFields fields, ObjectNode row) {
        JsonNode node = row.get("consent");
        Boolean given = node == null || node.isObject() ? fields.bool("consent.given") : fields.bool("consent");
        if (node != null && !node.isObject()) {
            return given == null ? null : new Consent(given, null, null, null);
        }
        String wording = fields.text("consent.wording", WORDING_LENGTH);
        String version = fields.text("consent.version", VERSION_LENGTH);
        Instant at = fields.instant("consent.at");
        if (at != null && at.isAfter(clock.instant())) {
            fields.reject(Violation.outOfRange("consent.at", "{field} is in the future"));
        }
        if (given == null && !fields.has("consent.given") && (wording != null || version != null || at != null)) {
            fields.reject(Violation.required("consent.given"));
        }
        return given == null ? null : new Consent(given, wording, version, at);
    }
}
