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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers: enter, read, change, erase. */
@Path("/api/v1/workers")
@Tag(name = "Workers", description = "Returnees; personal data are sealed, masked and audited")
@Produces(MediaType.APPLICATION_JSON)
public class WorkerResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final String MERGE_PATCH = "application/merge-patch+json";
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
    @Operation(operationId = "saveWorker", summary = "Create or replace a worker")
    @RequestBodySchema(WorkerDocument.class)
    @APIResponseSchema(WorkerDocument.class)
    public Uni<Response> save(ObjectNode body) {
        return workers.save(BodyFields.required(body)).map(saved -> (saved.created()
                ? Response.created(URI.create("/api/v1/workers/" + saved.worker().id())) : Response.ok())
                .entity(saved.worker()).build());
    }

    @GET
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "listWorkers", summary = "List workers")
    public Uni<WorkerListResponse> list(@QueryParam("area") String area,
            @QueryParam("group") String group,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
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
    @Operation(operationId = "lookUpWorker", summary = "Find workers by phone or ID number")
    @RequestBodySchema(WorkerLookupRequest.class)
    public Uni<WorkerListResponse> lookUp(ObjectNode body) {
        return workers.lookUp(BodyFields.required(body)).map(found -> new WorkerListResponse(found, null));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "getWorker", summary = "Get a worker")
    public Uni<WorkerDocument> get(@PathParam("id") long id,
            @QueryParam("reveal") String reveal,
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
    @Operation(operationId = "revealWorker", summary = "Reveal a worker's name and numbers")
    @RequestBodySchema(RevealRequest.class)
    public Uni<WorkerDocument> reveal(@PathParam("id") long id,
            ObjectNode body) {
        RevealRequest request = RevealRequest.read(BodyFields.required(body));
        return workers.reveal(id, request.wanted(), request.need());
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWorker", summary = "Change a worker")
    @RequestBodySchema(WorkerDocument.class)
    public Uni<WorkerDocument> patch(@PathParam("id") long id,
            ObjectNode patch) {
        return workers.patch(id, BodyFields.required(patch));
    }

    @POST
    @Path("{id}/profile")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWorkerByPost", summary = "Change a worker by POST")
    @RequestBodySchema(WorkerDocument.class)
    public Uni<WorkerDocument> patchByPost(@PathParam("id") long id,
            ObjectNode patch) {
        return patch(id, patch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.OFFICER})
    @Operation(operationId = "eraseWorker", summary = "Erase a worker")
    public Uni<Void> erase(@PathParam("id") long id) {
        return workers.erase(id);
    }
}
