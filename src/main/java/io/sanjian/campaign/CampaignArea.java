package io.sanjian.campaign;

import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whose a campaign or an outside office is: of a district, or of the city, whose code is null there. */
@ApplicationScoped
class CampaignArea {
    static final String CITY = "500000";
    private static final String FIELD = "areaCode";

    private final Caller caller;
    private final Areas areas;

    CampaignArea(Caller caller, Areas areas) {
        this.caller = caller;
        this.areas = areas;
    }

    /** The field {@code areaCode} of a body: a district, or null where it is left out or names the city. */
    static String district(BodyFields fields, Areas areas) {
        String code = AreaCodes.one(fields, FIELD, areas);
        if (code == null || code.equals(CITY)) {
            return null;
        }
        if (areas.find(code).filter(area -> area.level() == AreaLevel.DISTRICT).isEmpty()) {
            fields.reject(Violation.malformed(FIELD, "{field} must be {0}", Message.of("a district")));
        }
        return code;
    }

    /** The city's concern everybody, a district's its officers and those of its towns. */
    boolean concerns(String district) {
        return district == null || caller.reachesArea(district)
                || caller.areaCodes().stream().anyMatch(AreaScope.of(List.of(district), areas)::covers);
    }

    /** @throws io.sanjian.web.problem.ProblemException FORBIDDEN unless the caller keeps it */
    void requireKeeper(String district) {
        caller.requireArea(district == null ? CITY : district);
    }
}
