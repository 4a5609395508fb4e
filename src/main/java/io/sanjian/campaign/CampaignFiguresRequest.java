package io.sanjian.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a street or town reports: all that it types, in the place of what was there. */
@Schema(name = "CampaignFiguresRequest")
public record CampaignFiguresRequest(
        @Schema(required = true,
                description = "By number of the column, 1 to 21; what is left out is not said, which is "
                        + "not nought",
                examples = "{\"1\": 1200, \"6\": 310, \"8\": 144}") Map<String, Integer> figures) {
    private static final int MOST = 10_000_000;

    /**
     * What was typed. A part is never more than its whole; parts overlap and are not added.
     *
     * @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault
     */
    static Map<CampaignFigure, Integer> read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        if (!body.hasNonNull("figures")) {
            fields.reject(Violation.required("figures"));
        }
        Map<CampaignFigure, Integer> typed = new EnumMap<>(CampaignFigure.class);
        for (CampaignFigure figure : CampaignFigure.values()) {
            Integer value = fields.integer(path(figure), 0, MOST);
            if (value != null) {
                typed.put(figure, value);
            }
        }
        typed.forEach((part, value) -> part.whole().filter(typed::containsKey)
                .filter(whole -> value > typed.get(whole))
                .ifPresent(whole -> fields.reject(Violation.of(path(part), "CONTRADICTION",
                        "{field} is more than {0}, of which it is a part", Message.about(path(whole), "{field}")))));
        fields.requireNoFault();
        return typed;
    }

    private static String path(CampaignFigure figure) {
        return "figures." + figure.number();
    }
}
