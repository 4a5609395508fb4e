package io.sanjian.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Weeks of the ledger: who has reported, confirmations, returns, differences. */
@Path("/api/v1/ledger/weeks/{week}")
@Tag(name = "Ledger")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
public class LedgerWeekResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final int REASON_LENGTH = 500;
    private static final int SEEN_LENGTH = 100;
    private static final String AREA = "area";

    private final LedgerWeeks weeks;
    private final LedgerCalendar calendar;
    private final Caller caller;
    private final Areas areas;

    LedgerWeekResource(LedgerWeeks weeks, LedgerCalendar calendar, Caller caller, Areas areas) {
        this.weeks = weeks;
        this.calendar = calendar;
        this.caller = caller;
        this.areas = areas;
    }

    @GET
    @Operation(operationId = "getLedgerWeek", summary = "Get a week of the ledger by village")
    public Uni<LedgerWeekResponse> get(@PathParam("week") String week,
            @QueryParam(AREA) String area) {
        BodyFields fields = BodyFields.ofParameters(AREA, area);
        String within = AreaCodes.one(fields, AREA, areas);
        fields.requireNoFault();
        return weeks.get(week(week), reached(within));
    }

    @POST
    @Path("reports")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportLedgerWeek", summary = "Report that nothing changed in a village")
    @RequestBodySchema(LedgerReportRequest.class)
    public Uni<LedgerWeekResponse> report(@PathParam("week") String week,
            ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        String village = AreaCodes.one(fields, "village", areas);
        fields.require("village");
        if (!Boolean.TRUE.equals(fields.bool("unchanged")) && fields.violations().isEmpty()) {
            fields.reject(Violation.required("unchanged"));
        }
        if (village != null && areas.find(village).filter(area -> area.level() == AreaLevel.VILLAGE).isEmpty()) {
            fields.reject(Violation.malformed("village", "{field} must be {0}",
                    Message.of("a village")));
        }
        fields.requireNoFault();
        return weeks.unchanged(week(week), reached(village));
    }

    @POST
    @Path("confirmations")
    @RolesAllowed(Roles.OFFICER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "confirmLedgerWeek", summary = "Confirm a week of a town or district")
    @RequestBodySchema(LedgerConfirmationRequest.class)
    public Uni<LedgerWeekResponse> confirm(@PathParam("week") String week,
            ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        String area = AreaCodes.one(fields, AREA, areas);
        String seen = fields.text("seen", SEEN_LENGTH);
        fields.require(AREA);
        fields.requireNoFault();
        return weeks.say(week(week), reached(area), seen, null);
    }

    @POST
    @Path("returns")
    @RolesAllowed(Roles.OFFICER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "returnLedgerWeek", summary = "Return a week with a reason")
    @RequestBodySchema(LedgerReturnRequest.class)
    public Uni<LedgerWeekResponse> giveBack(@PathParam("week") String week,
            ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        String area = AreaCodes.one(fields, AREA, areas);
        String reason = fields.requiredText("reason", REASON_LENGTH);
        fields.require(AREA);
        fields.requireNoFault();
        return weeks.say(week(week), reached(area), null, reason);
    }

    @GET
    @Path("changes")
    @Operation(operationId = "compareLedgerWeeks", summary = "Compare a week of the ledger with an earlier one")
    public Uni<LedgerComparisonResponse> compare(@PathParam("week") String week,
            @QueryParam("from") String from,
            @QueryParam(AREA) String area,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("from", from, AREA, area, "limit", limit, "cursor", cursor);
        PageRequest page = PageRequest.read(fields, Order.OLDEST_FIRST, PAGE_USUAL, PAGE_MAX);
        String within = AreaCodes.one(fields, AREA, areas);
        LocalDate named = week(week);
        LocalDate earlier = fields.date("from");
        if (earlier != null && !calendar.names(earlier)) {
            fields.reject(Violation.malformed("from", "{field} is no day at whose end a week closes"));
        }
        fields.requireNoFault();
        return weeks.compare(named, earlier == null ? named.minusWeeks(1) : earlier, reached(within), page.from(),
                page.rows()).map(found -> page.page(found, LedgerWeekStore.Compared::entry))
                .map(found -> new LedgerComparisonResponse(found.items().stream()
                        .map(LedgerComparisonResponse.Item::of).toList(), found.next()));
    }

    private String reached(String area) {
        if (area != null) {
            caller.requireArea(area);
        }
        return area;
    }

    private LocalDate week(String text) {
        try {
            LocalDate week = LocalDate.parse(text);
            if (calendar.names(week)) {
                return week;
            }
        } catch (DateTimeException _) {
            // told below, as for a day that is not the right one
        }
        throw ProblemException.invalid(
                Violation.malformed("week", "{field} is no day at whose end a week closes"));
    }
}
