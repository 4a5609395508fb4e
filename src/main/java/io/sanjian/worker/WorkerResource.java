package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers: enter, read, change, erase. */
@Path("/api/v1/workers")
@Tag(name = "Workers", description = "Returnees; personal data are sealed, masked and audited")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403",
        description = "The role is not allowed, or the worker lives outside the token's areas")
public class WorkerResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String EXAMPLE = """
            {"source": "yunyang-ledger", "externalId": "YY-0001", "name": "张三", "phone": "13812345678",
             "idNumber": "500101197001010019", "home": {"areaCode": "500235", "townCode": "500235107"},
             "maxDistanceKm": 30, "trades": ["打螺丝", "挖机"], "certificates": ["低压电工证"],
             "expectedPay": {"min": 5000, "unit": "MONTH"}, "groups": ["POVERTY_ALLEVIATED"],
             "consent": {"given": true, "wording": "同意接收三次岗位推荐", "at": "2026-01-20T09:00:00+08:00"},
             "returnedAt": "2026-01-18", "returnReason": "LOOKING_FOR_WORK"}
            """;
    private static final String ANSWER = """
            {"id": 17, "source": "yunyang-ledger", "externalId": "YY-0001", "name": "张*", "phone": "138****5678",
             "idNumber": "500***********0019", "age": 56, "birthDate": "1970-01-01", "birthDateExact": true, "sex": "M",
             "home": {"areaCode": "500235", "townCode": "500235107"}, "trades": ["打螺丝", "挖机"],
             "createdAt": "2026-01-20T01:00:00Z", "updatedAt": "2026-01-20T01:00:00Z"}
            """;
    private final WorkerService workers;
    private final Caller caller;
    private final Areas areas;

    WorkerResource(WorkerService workers, Caller caller, Areas areas) {
        this.workers = workers;
        this.caller = caller;
        this.areas = areas;
    }

    @POST
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveWorker", summary = "Enter a worker, or replace what is known of one",
            description = "source and externalId are the identity. All faults are listed at once. A withdrawn consent "
                    + "is only undone by one whose time is later.")
    @APIResponse(responseCode = "201", description = "Entered", content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "masked",
                    value = ANSWER)))
    @APIResponse(responseCode = "200", description = "Was known; replaced, or unchanged", content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "masked",
                    value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The body has faults")
    public Uni<Response> save(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = WorkerDocument.class),
            examples = @ExampleObject(name = "worker", value = EXAMPLE))) ObjectNode body) {
        return workers.save(required(body)).map(saved -> (saved.created()
                ? Response.created(URI.create("/api/v1/workers/" + saved.worker().id())) : Response.ok())
                .entity(saved.worker()).build());
    }

    @GET
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "listWorkers", summary = "Workers within the token's areas, masked",
            description = "By id. Each worker listed is recorded in the audit.")
    @APIResponse(responseCode = "200", description = "A page of workers", content = @Content(
            schema = @Schema(implementation = WorkerListResponse.class), examples = @ExampleObject(name = "one",
                    value = "{\"items\": [" + ANSWER + "], \"nextCursor\": \"17\"}")))
    @APIResponse(responseCode = "400", description = "A parameter is malformed or an unknown code")
    public Uni<WorkerListResponse> list(
            @Parameter(description = "District (old or new code), town or village", example = "500235")
            @QueryParam("area") String area,
            @Parameter(description = "A group", example = "POVERTY_ALLEVIATED") @QueryParam("group") String group,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("area", area, "group", group, "limit", limit, "cursor", cursor);
        PageRequest page = PageRequest.read(fields, Order.OLDEST_FIRST, PAGE_USUAL, PAGE_MAX);
        String within = AreaCodes.one(fields, "area", areas);
        WorkerGroup ofGroup = fields.constant("group", WorkerGroup.class, WorkerGroup::label);
        fields.requireNoFault();
        if (within != null) {
            caller.requireArea(within);
        }
        AreaScope wanted = within == null ? AreaScope.EVERYTHING : AreaScope.of(List.of(within), areas);
        return workers.list(wanted, ofGroup == null ? null : ofGroup.name(), page.from(), page.limit())
                .map(found -> new WorkerListResponse(found,
                        found.size() < page.limit() ? null : String.valueOf(found.getLast().id())));
    }

    @POST
    @Path("lookup")
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "lookUpWorker", summary = "Find workers by phone or ID number",
            description = "Exact, within the token's areas, masked; each worker found is recorded in the audit.")
    @APIResponse(responseCode = "200", description = "The workers, none included", content = @Content(
            schema = @Schema(implementation = WorkerListResponse.class), examples = @ExampleObject(name = "one",
                    value = "{\"items\": [" + ANSWER + "], \"nextCursor\": null}")))
    @APIResponse(responseCode = "400", description = "Not exactly one number, or a malformed one")
    public Uni<WorkerListResponse> lookUp(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = WorkerLookupRequest.class), examples = @ExampleObject(name = "phone",
                    value = "{\"phone\": \"13812345678\"}"))) ObjectNode body) {
        return workers.lookUp(required(body)).map(found -> new WorkerListResponse(found, null));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "getWorker", summary = "One worker",
            description = "Masked; with reveal=true in the clear, for which others than the worker give a reason that "
                    + "needs no note (see reveal). Reads by others are recorded.")
    @APIResponse(responseCode = "200", description = "The worker", content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "masked",
                    value = ANSWER)))
    @APIResponse(responseCode = "400", description = "reveal without a reason")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<WorkerDocument> get(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Name and numbers in the clear",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
            @QueryParam("reveal") String reveal,
            @Parameter(description = "Why they are needed, as a code; kept in the audit", example = "INTERVIEW",
                    schema = @Schema(implementation = DisclosureReason.Reason.class))
            @QueryParam("reason") String reason) {
        BodyFields fields = BodyFields.ofParameters("reveal", reveal, "reason", reason);
        boolean inTheClear = Boolean.TRUE.equals(fields.bool("reveal"));
        DisclosureReason why = caller.is(Roles.WORKER) || !inTheClear ? null : DisclosureReason.ofCode(fields);
        fields.requireReadable();
        return inTheClear ? workers.reveal(id, null, why) : workers.get(id);
    }

    @POST
    @Path("{id}/reveal")
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "revealWorker", summary = "Name and numbers of one worker in the clear",
            description = "Only the fields that are asked for, within the token's areas, for a reason; recorded with who, "
                    + "whom, which fields and why. A BROKER gets name and phone, an OFFICER the ID number as well.")
    @APIResponse(responseCode = "200", description = "The worker, with these fields in the clear", content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "the phone",
                    value = """
                            {"id": 17, "source": "yunyang-ledger", "externalId": "YY-0001", "name": "张*",
                             "phone": "13812345678", "idNumber": "500***********0019", "age": 56,
                             "home": {"areaCode": "500235"}}""")))
    @APIResponse(responseCode = "400", description = "No reason, an unknown one, or an unknown field")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<WorkerDocument> reveal(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RevealRequest.class),
                    examples = @ExampleObject(name = "to call", value = """
                            {"fields": ["phone"], "reason": "INTERVIEW", "note": "周五面试"}"""))) ObjectNode body) {
        RevealRequest request = RevealRequest.read(required(body));
        return workers.reveal(id, request.wanted(), request.need());
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWorker", summary = "Change some fields of a worker",
            description = "JSON Merge Patch (RFC 7396): null removes a field. source and externalId cannot change.")
    @APIResponse(responseCode = "200", description = "The worker as it is now, masked", content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "masked",
                    value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The patch has faults, or the outcome would")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<WorkerDocument> patch(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = WorkerDocument.class), examples = {
                            @ExampleObject(name = "trades", value = "{\"trades\": [\"电焊\"], \"maxDistanceKm\": null}"),
                            @ExampleObject(name = "withdraw consent", value = "{\"consent\": {\"given\": false}}")
                    })) ObjectNode patch) {
        return workers.patch(id, required(patch));
    }

    @POST
    @Path("{id}/profile")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWorkerByPost", summary = "Change some fields of a worker without PATCH",
            description = "As patchWorker, for clients that cannot send PATCH, such as wx.request.")
    @APIResponse(responseCode = "200", description = "The worker as it is now, masked", content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "masked",
                    value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The patch has faults, or the outcome would")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<WorkerDocument> patchByPost(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = WorkerDocument.class),
                    examples = @ExampleObject(name = "trades",
                            value = "{\"trades\": [\"电焊\"], \"maxDistanceKm\": null}"))) ObjectNode patch) {
        return patch(id, patch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.OFFICER})
    @Operation(operationId = "eraseWorker", summary = "Erase a worker",
            description = "The person goes with picks, feedback, inbox and tokens. The audit keeps that it was done.")
    @APIResponse(responseCode = "204", description = "Erased")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<Void> erase(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
        return workers.erase(id);
    }

    private static ObjectNode required(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return body;
    }
}
