package io.sanjian.access;

import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token to issue. Which reach belongs to which role is checked here. */
@Schema(description = "A token to issue. OFFICER and BROKER need areaCodes, PORTAL a source, WORKER a workerId; "
        + "no role takes the reach of another.")
public record TokenRequest(
        @Schema(description = "Who will hold it", examples = "云阳县南溪镇劳务经纪人 07", required = true) String name,
        @Schema(description = "WORKER, BROKER, OFFICER, PORTAL, SCHEDULER or ADMIN", examples = "BROKER",
                required = true) String role,
        @Schema(description = "Districts (6 digits), towns (9) or villages (12)",
                examples = "[\"500235\"]") List<String> areaCodes,
        @Schema(description = "The source whose postings the portal writes") String source,
        @Schema(description = "The worker that the token speaks for") Long workerId,
        @Schema(description = "First moment at which it no longer works; absent for the longest allowed, a year by default") Instant expiresAt) {
    private static final int MAX_NAME = 100;
    private static final int MAX_SOURCE = 64;

    /** Reads a body; its faults are in the fields. */
    static TokenRequest read(BodyFields fields, Areas areas, Instant now, Instant latestEnd) {
        fields.require("role");
        String role = fields.choice("role", Roles.ALL);
        TokenRequest request = new TokenRequest(fields.requiredText("name", MAX_NAME), role,
                AreaCodes.read(fields, areas), fields.text("source", MAX_SOURCE), fields.id("workerId"),
                fields.instant("expiresAt"));
        if (role != null) {
            boolean byArea = role.equals(Roles.OFFICER) || role.equals(Roles.BROKER);
            request.reach(fields, "areaCodes", byArea);
            request.reach(fields, "source", role.equals(Roles.PORTAL));
            request.reach(fields, "workerId", role.equals(Roles.WORKER));
        }
        requireEnd(fields, request.expiresAt, now, latestEnd);
        return request;
    }

    static void requireEnd(BodyFields fields, Instant expiresAt, Instant now, Instant latestEnd) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            fields.reject(Violation.outOfRange("expiresAt", "{field} is not in the future"));
        }
        if (expiresAt != null && expiresAt.isAfter(latestEnd)) {
            fields.reject(Violation.outOfRange("expiresAt", "{field} is later than {0}, the longest a token may work",
                    latestEnd));
        }
    }

    private void reach(BodyFields fields, String field, boolean wanted) {
        boolean given = fields.has(field) && !(field.equals("areaCodes") && areaCodes.isEmpty());
        if (wanted && !given) {
            fields.reject(Violation.required(field));
        } else if (given && !wanted) {
            fields.reject(Violation.of(field, "NOT_ALLOWED", "a token of role {0} has no {field}", role));
        }
    }

    TokenScope scope() {
        return new TokenScope(areaCodes, source, workerId);
    }
}
