package io.sanjian.recommendation.pick;

import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A worker's lists. */
@Path("/api/v1/workers/{id}/recommendations")
@Tag(name = "Recommendations", description = "The three picks of a worker, and what the worker says to them")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
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
    @Operation(operationId = "listRecommendations", summary = "A worker's lists with reasons, newest first")
    @APIResponse(responseCode = "200", description = "A page of lists", content = @Content(
            schema = @Schema(implementation = PickListResponse.Page.class),
            examples = @ExampleObject(name = "one", value = """
                    {"items": [{"runId": 42, "createdAt": "2026-01-20T00:05:00Z", "state": "SHORT",
                      "rejected": {"TOO_FAR": 12},
                      "picks": [{"rank": 1, "posting": {"id": 12345, "externalId": "A-1", "title": "电焊工",
                          "areaCode": "500112", "areaName": "渝北区"}, "score": 83, "distanceKm": 3.2,
                        "parts": {"trade": 50, "distance": 20, "pay": 8, "preference": 0, "age": 2, "freshness": 3},
                        "reasons": [{"code": "TRADE", "params": {"trade": "焊工"}, "text": "会焊工（持证）"}]}]}],
                     "nextCursor": null}
                    """)))
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not reach this worker")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<PickListResponse.Page> list(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Page size, 1 to 100") @QueryParam("limit") @DefaultValue("10") int limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor);
        Uni<Void> recorded = audit.record(Audit.Action.READ, id, "recommendations");
        return guard.require(id).chain(() -> lists.ofWorker(id, wanted.from(), wanted.rows())).call(() -> recorded)
                .map(found -> wanted.page(found, list -> list.list().runId()))
                .map(page -> new PickListResponse.Page(
                        page.items().stream().map(list -> PickListResponse.of(list.list())).toList(), page.next()));
    }
}
