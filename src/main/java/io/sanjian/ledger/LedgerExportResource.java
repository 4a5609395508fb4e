package io.sanjian.ledger;

import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger as the form that the bureaus send. */
@Path("/api/v1/ledger/export")
@Tag(name = "Ledger")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
public class LedgerExportResource {
    private static final String ARCHIVE = "application/zip";
    private static final String WORKING = "working";
    private static final List<String> LAYOUTS = List.of("official", WORKING);
    private static final String AREA = "area";

    private final LedgerExport export;
    private final LedgerCalendar calendar;
    private final Caller caller;
    private final Areas areas;
    private final Clock clock;

    LedgerExportResource(LedgerExport export, LedgerCalendar calendar, Caller caller, Areas areas, Clock clock) {
        this.export = export;
        this.calendar = calendar;
        this.caller = caller;
        this.areas = areas;
        this.clock = clock;
    }

    @GET
    @Produces({LedgerForm.MEDIA_TYPE, ARCHIVE})
    @Operation(operationId = "exportLedger", summary = "Export the ledger as annex 1")
    public Uni<Response> get(@QueryParam(AREA) String area,
            @QueryParam("week") String week,
            @QueryParam("layout") String layout,
            @QueryParam("reason") String reason) {
        BodyFields fields = BodyFields.ofParameters(AREA, area, "week", week, "layout", layout, "reason", reason);
        String within = AreaCodes.one(fields, AREA, areas);
        fields.require(AREA);
        LocalDate named = fields.date("week");
        if (named != null && !calendar.names(named)) {
            fields.reject(Violation.malformed("week", "{field} is no day at whose end a week closes"));
        }
        boolean working = WORKING.equals(fields.choice("layout", LAYOUTS));
        DisclosureReason why = fields.has("reason") ? DisclosureReason.ofCode(fields) : null;
        fields.requireNoFault();
        caller.requireArea(within);
        return export.export(within, named == null ? calendar.week(clock.instant()) : named, working, why)
                .map(file -> Response.ok(file.bytes(), file.archive() ? ARCHIVE : LedgerForm.MEDIA_TYPE)
                        .header("Content-Disposition", "attachment; filename=\"" + file.name() + '"').build());
    }
}
