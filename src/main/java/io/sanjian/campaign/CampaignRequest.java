package io.sanjian.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that creates or changes a campaign. */
@Schema(name = "CampaignRequest")
public record CampaignRequest(
        @Schema(required = true, maxLength = 100, description = "As the title of its form begins",
                examples = "2027年春风行动") String name,
        @Schema(description = "District that keeps it (code, old code or name); the whole city where left out",
                examples = "500112")
        @Nullable String areaCode,
        @Schema(required = true, description = "First day, the day on which it really began") LocalDate startsOn,
        @Schema(required = true, description = "Last day: what comes later is not counted") LocalDate endsOn) {
    private static final int MAX_NAME = 100;

    /** @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault */
    static CampaignRequest read(ObjectNode body, Areas areas) {
        BodyFields fields = BodyFields.ofBody(body);
        String name = fields.requiredText("name", MAX_NAME);
        String area = CampaignArea.district(fields, areas);
        LocalDate starts = fields.date("startsOn");
        LocalDate ends = fields.date("endsOn");
        fields.require("startsOn");
        fields.require("endsOn");
        if (starts != null && ends != null && ends.isBefore(starts)) {
            fields.reject(Violation.outOfRange("endsOn", "{field} must not be before {0}",
                    Message.about("startsOn", "{field}")));
        }
        fields.requireNoFault();
        return new CampaignRequest(name, area, starts, ends);
    }
}
