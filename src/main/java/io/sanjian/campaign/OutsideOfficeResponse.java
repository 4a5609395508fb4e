package io.sanjian.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An outside office and whether it has reported. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OutsideOffice")
public record OutsideOfficeResponse(long id, String name,
        @Schema(description = "District that keeps it; absent for the city") @Nullable String areaCode,
        String region, ReportRhythm rhythm,
        @Schema(description = "The latest day on which a report was due") LocalDate dueOn,
        @Schema(description = "Nothing was reported for that day, and it is past") boolean late,
        @Schema(description = "The latest day for which it reported") @Nullable LocalDate reportedFor) {

    static OutsideOfficeResponse of(OutsideOffice office, LocalDate reportedFor, LocalDate today) {
        LocalDate due = office.rhythm().lastDue(today);
        boolean late = due.isBefore(today) && (reportedFor == null || reportedFor.isBefore(due));
        return new OutsideOfficeResponse(office.id, office.name, office.areaCode, office.region, office.rhythm(), due,
                late, reportedFor);
    }
}
