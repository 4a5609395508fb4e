package io.sanjian.recommendation.pick;

import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A worker's lists. */
@Path("/api/v1/workers/{id}/recommendations")
@Tag(name = "Recommendations", description = "The three picks of a worker, and what the worker says to them")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RecommendationResource {
    private static final int PAGE_MAX = 100;

    private final PickLists lists;
    private final WorkerGuard guard;
    private final Audit audit;

    RecommendationResource(PickLists lists, WorkerGuard guard, Audit audit) {
        this.lists = lists;
        this.guard = guard;
        this.audit = audit;
    }

    @GET
    @Operation(operationId = "listRecommendations", summary = "List a worker's recommendations")
    public PickListResponse.Page list(@PathParam("id") long id,
            @QueryParam("limit") @DefaultValue("10") int limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor);
        guard.require(id);
        Page<PickLists.Addressed> page = wanted.page(lists.ofWorker(id, wanted.from(), wanted.rows()),
                found -> found.list().runId());
        audit.record(Audit.Action.READ, id, "recommendations");
        return new PickListResponse.Page(page.items().stream().map(list -> PickListResponse.of(list.list())).toList(),
                page.next());
    }
}
