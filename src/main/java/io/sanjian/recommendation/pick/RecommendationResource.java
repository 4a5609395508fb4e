package io.sanjian.recommendation.pick;

import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
    private static final int PAGE_USUAL = 10;
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
                          "family": "GENERAL",
                          "areaCode": "500112", "areaName": "渝北区", "address": "回兴街道宝环路1号",
                          "contact": "023-67000000", "source": "portal"}, "score": 83, "distanceKm": 3.2,
                        "parts": {"trade": 50, "distance": 20, "pay": 8, "preference": 0, "age": 2, "freshness": 3},
                        "reasons": [{"code": "TRADE", "params": {"trade": "焊工"}, "text": "您说到“烧电焊”，这里招焊工，该有的证您有"}]}]}],
                     "nextCursor": null}
                    """)))
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not reach this worker")
    @APIResponse(responseCode = "404", description = "There is no such worker, or no such run")
    public Uni<PickListResponse.Page> list(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Only the list of this run",
                    schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            @QueryParam("run") String run,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "100", defaultValue = "10"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("run", run, "limit", limit, "cursor", cursor);
        Long runId = fields.id("run");
        PageRequest wanted = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        Uni<Void> recorded = audit.record(Audit.Action.READ, id, "recommendations");
        return guard.require(id).chain(() -> requireRun(runId))
                .chain(() -> lists.ofWorker(id, wanted.from(), wanted.rows(), runId)).call(() -> recorded)
                .map(found -> wanted.page(found, list -> list.list().runId()))
                .map(page -> new PickListResponse.Page(
                        page.items().stream().map(list -> PickListResponse.of(list.list())).toList(), page.next()));
    }

    private Uni<Void> requireRun(Long id) {
        return id == null ? Uni.createFrom().voidItem() : lists.hasRun(id).invoke(known -> {
            if (!known) {
                throw ProblemException.notFound("run", id);
            }
        }).replaceWithVoid();
    }
}
