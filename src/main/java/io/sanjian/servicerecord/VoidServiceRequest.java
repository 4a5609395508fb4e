package io.sanjian.servicerecord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a service does not count. */
@Schema(name = "VoidServiceRequest")
public record VoidServiceRequest(@Schema(required = true, maxLength = 200, examples = "记错人") String reason) {
    private static final int MAX_REASON = 200;

    /** @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault */
    static VoidServiceRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        VoidServiceRequest request = new VoidServiceRequest(fields.requiredText("reason", MAX_REASON));
        fields.requireNoFault();
        return request;
    }
}
