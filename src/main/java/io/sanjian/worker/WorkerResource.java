package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers: enter, read, change, erase. */
@Path("/api/v1/workers")
@Tag(name = "Workers", description = "Returnees; personal data are sealed, masked and audited")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WorkerResource {
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
    public Response save(ObjectNode body) {
        WorkerService.Saved saved = workers.save(required(body));
        Response.ResponseBuilder response = saved.created()
                ? Response.created(URI.create("/api/v1/workers/" + saved.worker().id())) : Response.ok();
        return response.entity(saved.worker()).build();
    }

    @GET
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "listWorkers", summary = "List workers")
    public WorkerListResponse list(@QueryParam("area") String area,
            @QueryParam("group") String group,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        List<Violation> faults = new ArrayList<>();
        PageRequest page = PageRequest.read(Order.OLDEST_FIRST, limit, PAGE_MAX, cursor, faults);
        requireKnown(area, group, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        if (area != null) {
            caller.requireArea(area);
        }
        AreaScope wanted = area == null ? AreaScope.EVERYTHING : AreaScope.of(List.of(area), areas);
        List<WorkerDocument> found = workers.list(wanted, group, page.from(), limit);
        return new WorkerListResponse(found, found.size() < limit ? null : String.valueOf(found.getLast().id()));
    }

    @POST
    @Path("lookup")
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "lookUpWorker", summary = "Find workers by phone or ID number")
    @RequestBodySchema(WorkerLookupRequest.class)
    public WorkerListResponse lookUp(ObjectNode body) {
        return new WorkerListResponse(workers.lookUp(required(body)), null);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "getWorker", summary = "Get a worker")
    public WorkerDocument get(@PathParam("id") long id,
            @QueryParam("reveal")
            @DefaultValue("false") boolean reveal,
            @QueryParam("reason") String reason) {
        if (!reveal) {
            return workers.get(id);
        }
        return workers.reveal(id, null, caller.is(Roles.WORKER) ? null : DisclosureReason.ofCode(reason));
    }

    @POST
    @Path("{id}/reveal")
    @RolesAllowed({Roles.BROKER, Roles.OFFICER})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "revealWorker", summary = "Reveal a worker's name and numbers")
    @RequestBodySchema(RevealRequest.class)
    public WorkerDocument reveal(@PathParam("id") long id,
            ObjectNode body) {
        RevealRequest request = RevealRequest.read(required(body));
        return workers.reveal(id, request.wanted(), request.need());
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWorker", summary = "Change a worker")
    @RequestBodySchema(WorkerDocument.class)
    public WorkerDocument patch(@PathParam("id") long id,
            ObjectNode patch) {
        return workers.patch(id, required(patch));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.WORKER, Roles.OFFICER})
    @Operation(operationId = "eraseWorker", summary = "Erase a worker")
    public void erase(@PathParam("id") long id) {
        workers.erase(id);
    }

    private static ObjectNode required(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return body;
    }

    private void requireKnown(String area, String group, List<Violation> faults) {
        if (area != null && areas.find(area).isEmpty()) {
            faults.add(Violation.unknownCode("area", area, areas.districts().stream().map(d -> d.code()).toList()));
        }
        List<String> groups = Stream.of(WorkerGroup.values()).map(Enum::name).toList();
        if (group != null && !groups.contains(group)) {
            faults.add(Violation.unknownCode("group", group, groups));
        }
    }
}
