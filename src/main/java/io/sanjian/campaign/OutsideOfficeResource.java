package io.sanjian.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.media.EntityVersion;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Outside offices and what they report (annex 2), and whom they ask (annex 3). */
@Path("/api/v1/outside-offices")
@Tag(name = "Outside offices", description = "Offices in other provinces: reports in their rhythm, samples")
@RolesAllowed(Roles.OFFICER)
@Produces(MediaType.APPLICATION_JSON)
public class OutsideOfficeResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final int ALL = 1_000;

    private final OutsideOffices offices;
    private final OutsideSample samples;
    private final CampaignArea owner;
    private final Caller caller;
    private final Areas areas;
    private final ComputeExecutor executor;
    private final Clock clock;

    OutsideOfficeResource(OutsideOffices offices, OutsideSample samples, CampaignArea owner, Caller caller, Areas areas,
            ComputeExecutor executor, Clock clock) {
        this.offices = offices;
        this.samples = samples;
        this.owner = owner;
        this.caller = caller;
        this.areas = areas;
        this.executor = executor;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listOutsideOffices", summary = "List outside offices")
    public Uni<OutsideOfficeListResponse> list(@QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.OLDEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        LocalDate today = today();
        return offices.page(wanted.from(), wanted.rows()).map(found -> wanted.page(found, office -> office.id))
                .flatMap(page -> offices.latest(page.items(), today).map(reports -> new OutsideOfficeListResponse(
                        page.items().stream().filter(office -> owner.concerns(office.areaCode))
                                .map(office -> OutsideOfficeResponse.of(office, day(reports.get(office.id)), today))
                                .toList(),
                        page.next())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createOutsideOffice", summary = "Create an outside office")
    @RequestBodySchema(OutsideOfficeRequest.class)
    @APIResponseSchema(OutsideOfficeResponse.class)
    public Uni<Response> create(ObjectNode body) {
        OutsideOfficeRequest request = OutsideOfficeRequest.read(body, areas);
        owner.requireKeeper(request.areaCode());
        return offices.create(request)
                .map(office -> Response.created(URI.create("/api/v1/outside-offices/" + office.id))
                        .entity(OutsideOfficeResponse.of(office, null, today())).build());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceOutsideOffice", summary = "Replace an outside office")
    @RequestBodySchema(OutsideOfficeRequest.class)
    public Uni<OutsideOfficeResponse> replace(@PathParam("id") long id,
            ObjectNode body) {
        OutsideOfficeRequest request = OutsideOfficeRequest.read(body, areas);
        owner.requireKeeper(request.areaCode());
        LocalDate today = today();
        return offices.replace(id, request, office -> owner.requireKeeper(office.areaCode))
                .flatMap(office -> offices.latest(List.of(office), today)
                        .map(reports -> OutsideOfficeResponse.of(office, day(reports.get(id)), today)));
    }

    @GET
    @Path("{id}/reports")
    @Operation(operationId = "listOutsideReports", summary = "List an outside office's reports")
    public Uni<OutsideReportListResponse> reports(@PathParam("id") long id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return reached(id).flatMap(_ -> offices.reports(id, wanted.from(), wanted.rows()))
                .map(found -> wanted.page(found, report -> report.id))
                .map(page -> new OutsideReportListResponse(
                        page.items().stream().map(OutsideReportResponse::of).toList(), page.next()));
    }

    @PUT
    @Path("{id}/reports/{day}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportOutsideOffice", summary = "Report an outside office's figures for a day")
    @RequestBodySchema(OutsideReportRequest.class)
    @APIResponseSchema(OutsideReportResponse.class)
    public Uni<Response> report(@PathParam("id") long id,
            @PathParam("day") String day,
            @HeaderParam(HttpHeaders.IF_MATCH) String seen,
            ObjectNode body) {
        LocalDate due = dueDay(day);
        Integer version = EntityVersion.read(seen);
        OutsideReportRequest said = OutsideReportRequest.read(body);
        String by = caller.name();
        return offices.get(id).invoke(office -> {
            owner.requireKeeper(office.areaCode);
            if (!office.rhythm().due(due)) {
                throw ProblemException.invalid(Violation.outOfRange("day",
                        "{field} must be a Wednesday, or of an office that reports by the month its last day"));
            }
        }).flatMap(_ -> offices.report(id, due, said, version, by)).map(OutsideReportResponse::of)
                .map(stored -> Response.ok(stored).tag(EntityVersion.tag(stored.version())).build());
    }

    @GET
    @Path("{id}/sample")
    @Operation(operationId = "getOutsideSample", summary = "Get an outside office's sample by industry")
    public Uni<OutsideSampleResponse> sample(@PathParam("id") long id) {
        return reached(id).flatMap(office -> offices.latest(List.of(office), today())
                .flatMap(reports -> samples.of(office, reports.get(id))));
    }

    @GET
    @Path("export")
    @Produces(CampaignForm.MEDIA_TYPE)
    @Operation(operationId = "exportOutsideReports", summary = "Export the outside offices' reports as annex 2")
    public Uni<Response> export(@QueryParam("area") String area,
            @QueryParam("day") String day) {
        BodyFields fields = BodyFields.ofParameters("area", area, "day", day);
        String keeper = AreaCodes.one(fields, "area", areas);
        LocalDate asked = fields.date("day");
        fields.requireNoFault();
        if (keeper != null) {
            caller.requireArea(keeper);
        }
        LocalDate on = asked == null ? today() : asked;
        return offices.page(0, ALL).map(all -> all.stream().filter(office -> owner.concerns(office.areaCode))
                .filter(office -> keeper == null || keeper.equals(office.areaCode)).toList())
                .flatMap(concerning -> offices.latest(concerning, on).flatMap(reports -> executor.call(() -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try {
                        OutsideReportForm.write(concerning.stream().map(office -> new OutsideReportForm.Page(office,
                                reports.get(office.id))).toList(), on, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return out.toByteArray();
                }))).map(file -> Response.ok(file, CampaignForm.MEDIA_TYPE)
                        .header("Content-Disposition", "attachment; filename=\"outside-offices-" + on + ".xlsx\"")
                        .build());
    }

    /** A day that has come. */
    private LocalDate dueDay(String day) {
        BodyFields fields = BodyFields.ofParameters("day", day);
        LocalDate due = fields.date("day");
        fields.require("day");
        fields.requireNoFault();
        if (due.isAfter(today())) {
            throw ProblemException.invalid(Violation.outOfRange("day", "{field} is in the future"));
        }
        return due;
    }

    private Uni<OutsideOffice> reached(long id) {
        return offices.get(id).invoke(office -> {
            if (!owner.concerns(office.areaCode)) {
                throw ProblemException.notFound("outside office", id);
            }
        });
    }

    private static LocalDate day(OutsideReport report) {
        return report == null ? null : report.dueOn;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
    }
}
