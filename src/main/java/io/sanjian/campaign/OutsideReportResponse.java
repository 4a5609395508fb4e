package io.sanjian.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an outside office reported for a day. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OutsideReport")
public record OutsideReportResponse(long id, LocalDate dueOn, Figures figures, @Nullable String care,
        @Nullable String employmentHelp, Instant reportedAt, String reportedBy,
        @Schema(description = "For If-Match") int version) {

    /** Columns 1 to 4. */
    @RegisterForReflection
    @Schema(name = "OutsideReportFigures")
    public record Figures(int workers, int atWork, int unemployed, boolean massReturn) {
    }

    static OutsideReportResponse of(OutsideReport report) {
        return new OutsideReportResponse(report.id, report.dueOn,
                new Figures(report.workers, report.atWork, report.unemployed, report.massReturn), report.care,
                report.employmentHelp, report.reportedAt, report.reportedBy, report.version);
    }
}
