package io.sanjian.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Applies a JSON Merge Patch (RFC 7396) to a stored worker and reads the outcome like any other body. */
@ApplicationScoped
class WorkerPatch {
    private static final List<String> READ_ONLY =
            List.of("id", "age", "birthDateExact", "createdAt", "updatedAt", "warnings");
    private static final List<String> BIRTH = List.of("idNumber", "birthDate", "age");

    private final ObjectMapper json;
    private final WorkerReader reader;
    private final Clock clock;

    WorkerPatch(ObjectMapper json, WorkerReader reader, Clock clock) {
        this.json = json;
        this.reader = reader;
        this.clock = clock;
    }

    /** @throws ProblemException VALIDATION if the patch is faulty or the outcome would be */
    Parsed<WorkerData> apply(WorkerRecord file, Identity open, ObjectNode patch) {
        ObjectNode body = json.valueToTree(WorkerDocument.of(file, open, LocalDate.EPOCH, List.of()));
        body.remove(READ_ONLY);
        // An answer is one whole: wording and time of the last one do not belong to the next.
        body.remove("consent");
        requireSameKey(body, patch);
        if (patch.hasNonNull("idNumber")) {
            body.remove(List.of("birthDate", "sex"));
        } else if (patch.hasNonNull("age") && open.idNumber() == null) {
            body.remove("birthDate");
        }
        merge(body, patch);
        dateConsent(body);
        Parsed<WorkerData> parsed = reader.body(body);
        if (parsed.value() == null || BIRTH.stream().anyMatch(patch::hasNonNull)) {
            return parsed;
        }
        WorkerData unmoved = parsed.value().withBirth(file.worker().birthDate(), file.worker().birthDateExact());
        return new Parsed<>(parsed.externalId(), unmoved, parsed.violations(), parsed.warnings());
    }

    private static void requireSameKey(ObjectNode body, ObjectNode patch) {
        List<Violation> faults = new ArrayList<>();
        for (String field : List.of("source", "externalId")) {
            if (patch.has(field) && !patch.get(field).equals(body.get(field))) {
                faults.add(Violation.of(field, "NOT_ALLOWED", "{field} cannot be changed"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode child) {
                ObjectNode inner = target.get(field.getKey()) instanceof ObjectNode there ? there
                        : target.putObject(field.getKey());
                merge(inner, child);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }

    /** Who patches a consent speaks for now unless another moment is named. */
    private void dateConsent(ObjectNode body) {
        JsonNode consent = body.get("consent");
        if (consent instanceof ObjectNode answer && !answer.hasNonNull("at")) {
            answer.put("at", clock.instant().toString());
        } else if (consent != null && !consent.isObject()) {
            ObjectNode answer = body.putObject("consent");
            answer.set("given", consent);
            answer.put("at", clock.instant().toString());
        }
    }
}
