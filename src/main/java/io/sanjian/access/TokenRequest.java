package io.sanjian.access;

import io.sanjian.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
        @Schema(description = "First moment at which it no longer works; absent for no end") Instant expiresAt) {
    private static final int NAME_LENGTH = 100;
    private static final Pattern AREA_CODE = Pattern.compile("\\d{6}|\\d{9}|\\d{12}");

    /** Every fault of the request, in the order of the fields. */
    List<Violation> violations(Instant now) {
        List<Violation> faults = new ArrayList<>();
        if (name == null || name.isBlank()) {
            faults.add(Violation.required("name"));
        } else if (name.length() > NAME_LENGTH) {
            faults.add(Violation.outOfRange("name", "name has more than " + NAME_LENGTH + " characters"));
        }
        if (role == null) {
            faults.add(Violation.required("role"));
        } else if (!Roles.ALL.contains(role)) {
            faults.add(Violation.unknownCode("role", role, Roles.ALL));
        } else {
            boolean byArea = role.equals(Roles.OFFICER) || role.equals(Roles.BROKER);
            reach(faults, "areaCodes", byArea, areaCodes != null && !areaCodes.isEmpty());
            reach(faults, "source", role.equals(Roles.PORTAL), source != null && !source.isBlank());
            reach(faults, "workerId", role.equals(Roles.WORKER), workerId != null);
        }
        for (int i = 0; areaCodes != null && i < areaCodes.size(); i++) {
            String code = areaCodes.get(i);
            if (code == null || !AREA_CODE.matcher(code).matches()) {
                faults.add(Violation.malformed("areaCodes[" + i + "]", "an area code has 6, 9 or 12 digits"));
            }
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            faults.add(Violation.outOfRange("expiresAt", "expiresAt is not in the future"));
        }
        return faults;
    }

    private void reach(List<Violation> faults, String field, boolean wanted, boolean given) {
        if (wanted && !given) {
            faults.add(Violation.required(field));
        } else if (given && !wanted) {
            faults.add(new Violation(field, "NOT_ALLOWED", "a token of role " + role + " has no " + field, null));
        }
    }

    Scope scope() {
        return new Scope(areaCodes, source, workerId);
    }
}
