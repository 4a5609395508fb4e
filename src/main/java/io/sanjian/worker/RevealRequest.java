package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.DisclosureReason;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be shown in the clear, and why. */
public record RevealRequest(
        @Schema(description = "name, phone, idNumber", examples = "[\"phone\"]", required = true) List<String> fields,
        @Schema(required = true) DisclosureReason.Reason reason,
        @Schema(description = "What there is to say besides; required with OTHER. Goes with the person when erased",
                examples = "周五面试") String note) {

    /** @throws ProblemException VALIDATION, with every fault */
    static RevealRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        List<String> known = Stream.of(PersonalField.values()).map(PersonalField::field).toList();
        fields.require("fields");
        List<String> wanted = fields.list("fields", known.size(), 20);
        if (!known.containsAll(wanted)) {
            // Not repeated: who mixes up the fields may have sent a name.
            fields.reject(
                    Violation.of("fields", "UNKNOWN_CODE", "{field} has a name that is not known").allowing(known));
        }
        DisclosureReason need = DisclosureReason.read(fields);
        fields.requireNoFault();
        return new RevealRequest(wanted, need.reason(), need.note());
    }

    Set<PersonalField> wanted() {
        return Arrays.stream(PersonalField.values()).filter(field -> fields.contains(field.field()))
                .collect(Collectors.toUnmodifiableSet());
    }

    DisclosureReason need() {
        return new DisclosureReason(reason, note);
    }

    @Override
    public String toString() {
        return "RevealRequest[" + fields + ", " + reason + "]";
    }
}
