package io.sanjian.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that creates or changes an outside office. */
@Schema(name = "OutsideOfficeRequest")
public record OutsideOfficeRequest(
        @Schema(required = true, maxLength = 100, examples = "忠县驻深圳农民工服务站") String name,
        @Schema(description = "District that keeps it (code, old code or name); the city where left out",
                examples = "500233")
        @Nullable String areaCode,
        @Schema(required = true, maxLength = 20, description = "Province or city that it looks after",
                examples = "深圳") String region,
        @Schema(description = "WEEKLY: every Wednesday on the week before; MONTHLY: on the last day of the month",
                defaultValue = "MONTHLY") ReportRhythm rhythm) {
    private static final int MAX_NAME = 100;
    private static final int MAX_REGION = 20;

    /** @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault */
    static OutsideOfficeRequest read(ObjectNode body, Areas areas) {
        BodyFields fields = BodyFields.ofBody(body);
        String name = fields.requiredText("name", MAX_NAME);
        String area = CampaignArea.district(fields, areas);
        String region = fields.requiredText("region", MAX_REGION);
        ReportRhythm rhythm = fields.constant("rhythm", ReportRhythm.class);
        fields.requireNoFault();
        return new OutsideOfficeRequest(name, area, region, rhythm == null ? ReportRhythm.MONTHLY : rhythm);
    }
}
