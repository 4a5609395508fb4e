package io.sanjian.servicerecord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A service as a broker or officer writes it down. */
@Schema(name = "ServiceRequest")
public record ServiceRequest(
        @Schema(required = true, maxLength = 64,
                description = "Made by the caller: the same one again makes no second record",
                examples = "5f0c7c1e-3a52-4d0b-9c39-0f2f5a1d7e11") String clientId,
        @Schema(required = true, description = "Also by its Chinese name (职业指导)") ServiceKind kind,
        @Schema(required = true, description = "Day, not in the future", examples = "2026-01-28") LocalDate on,
        @Schema(maxLength = 500, description = "About what, to what post or course",
                examples = "建议先考叉车证")
        @Nullable String subject,
        @Schema(defaultValue = "GIVEN") @Nullable ServiceOutcome outcome,
        @Schema(maxLength = 100, description = "Who did it, where it was not the caller", examples = "村劳务经纪人")
        @Nullable String givenBy,
        @Schema(description = "Of an OFFER: the post; each counts once for a person", examples = "12345")
        @Nullable Long postingId) {
    private static final int MAX_CLIENT_ID = 64;
    private static final int MAX_SUBJECT = 500;
    private static final int MAX_GIVER = 100;

    /**
     * @param today in Asia/Shanghai
     * @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault
     */
    static ServiceRequest read(ObjectNode body, LocalDate today) {
        BodyFields fields = BodyFields.ofBody(body);
        String clientId = fields.requiredText("clientId", MAX_CLIENT_ID);
        ServiceKind kind = fields.constant("kind", ServiceKind.class, ServiceKind::label);
        fields.require("kind");
        LocalDate on = fields.date("on");
        fields.require("on");
        if (on != null && on.isAfter(today)) {
            fields.reject(Violation.outOfRange("on", "{field} is in the future"));
        }
        ServiceOutcome outcome = fields.constant("outcome", ServiceOutcome.class, ServiceOutcome::label);
        Long posting = fields.id("postingId");
        if (posting != null && kind != null && kind != ServiceKind.OFFER) {
            fields.reject(Violation.of("postingId", "CONTRADICTION", "{field} belongs to an OFFER alone"));
        }
        ServiceRequest request = new ServiceRequest(clientId, kind, on, fields.text("subject", MAX_SUBJECT),
                outcome == null ? ServiceOutcome.GIVEN : outcome, fields.text("givenBy", MAX_GIVER), posting);
        fields.requireNoFault();
        return request;
    }

    ServiceRecord.What what() {
        return new ServiceRecord.What(kind, on, subject, outcome, givenBy, postingId);
    }
}
