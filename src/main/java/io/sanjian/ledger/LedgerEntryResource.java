package io.sanjian.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.media.EntityVersion;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lines of the ledger of returnees: read, change, and what was changed. */
@Path("/api/v1/ledger/entries")
@Tag(name = "Ledger", description = "The ledger of returnees (annex 1): lines, weeks, forms")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
public class LedgerEntryResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final LedgerService ledger;
    private final LedgerCalendar calendar;
    private final Caller caller;
    private final Areas areas;
    private final Clock clock;

    LedgerEntryResource(LedgerService ledger, LedgerCalendar calendar, Caller caller, Areas areas, Clock clock) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.caller = caller;
        this.areas = areas;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listLedgerEntries", summary = "List lines of the ledger")
    public Uni<LedgerEntryListResponse> list(@QueryParam("area") String area,
            @QueryParam("season") String season,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("reason") String reason) {
        BodyFields fields = BodyFields.ofParameters("area", area, "season", season, "limit", limit, "cursor", cursor,
                "reason", reason);
        PageRequest page = PageRequest.read(fields, Order.OLDEST_FIRST, PAGE_USUAL, PAGE_MAX);
        String within = AreaCodes.one(fields, "area", areas);
        LocalDate first = season(fields);
        DisclosureReason why = fields.has("reason") ? DisclosureReason.ofCode(fields) : null;
        fields.requireNoFault();
        if (within != null) {
            caller.requireArea(within);
        }
        return ledger.list(within == null ? AreaScope.EVERYTHING : AreaScope.of(List.of(within), areas), first,
                page.from(), page.rows(), why).map(found -> page.page(found, LedgerEntryDocument::id))
                .map(found -> new LedgerEntryListResponse(found.items(), found.next()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveLedgerEntry", summary = "Enter a line of the ledger")
    @RequestBodySchema(LedgerEntryDocument.class)
    @APIResponseSchema(LedgerCorrectionResponse.class)
    public Uni<Response> save(ObjectNode body) {
        return ledger.save(body).map(done -> (done.outcome() == LedgerStored.Outcome.ACCEPTED
                ? Response.created(URI.create("/api/v1/ledger/entries/" + done.entry().id())) : Response.ok())
                .entity(done).tag(EntityVersion.tag(done.entry().version())).build());
    }

    /** First day of the season that is asked for; of the present one where none is. */
    private LocalDate season(BodyFields fields) {
        LocalDate asked = fields.date("season");
        if (asked == null) {
            return calendar.season(calendar.week(clock.instant())).first();
        }
        if (calendar.beginningOn(asked).isEmpty()) {
            fields.reject(Violation.unknownCode("season", asked, List.of(calendar.season(asked).first().toString())));
        }
        return asked;
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getLedgerEntry", summary = "Get a line of the ledger")
    @APIResponseSchema(LedgerEntryDocument.class)
    public Uni<Response> get(@PathParam("id") long id,
            @QueryParam("reason") String reason) {
        return ledger.get(id, why(reason))
                .map(entry -> Response.ok(entry).tag(EntityVersion.tag(entry.version())).build());
    }

    @PATCH
    @Path("{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchLedgerEntry", summary = "Change a line of the ledger")
    @RequestBodySchema(LedgerEntryDocument.class)
    @APIResponseSchema(LedgerCorrectionResponse.class)
    public Uni<Response> patch(@PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) String seen,
            ObjectNode patch) {
        return ledger.change(id, patch, EntityVersion.read(seen))
                .map(done -> Response.ok(done).tag(EntityVersion.tag(done.entry().version())).build());
    }

    @POST
    @Path("{id}/changes")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchLedgerEntryByPost", summary = "Change a line of the ledger by POST")
    @RequestBodySchema(LedgerEntryDocument.class)
    @APIResponseSchema(LedgerCorrectionResponse.class)
    public Uni<Response> patchByPost(@PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) String seen,
            ObjectNode patch) {
        return patch(id, seen, patch);
    }

    @GET
    @Path("{id}/changes")
    @Operation(operationId = "listLedgerEntryChanges", summary = "List what was changed of a line of the ledger")
    public Uni<LedgerHistoryResponse> history(@PathParam("id") long id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("reason") String reason) {
        PageRequest page = PageRequest.of(Order.OLDEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return ledger.history(id, page.from(), page.rows(), why(reason))
                .map(found -> page.page(found, LedgerHistoryResponse.Item::id))
                .map(found -> new LedgerHistoryResponse(found.items(), found.next()));
    }

    private static DisclosureReason why(String reason) {
        if (reason == null) {
            return null;
        }
        BodyFields fields = BodyFields.ofParameters("reason", reason);
        DisclosureReason why = DisclosureReason.ofCode(fields);
        fields.requireReadable();
        return why;
    }
}
