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
    @Operation(operationId = "listRecommendations", summary = "List a worker's recommendations")
    public Uni<PickListResponse.Page> list(@PathParam("id") long id,
            @QueryParam("run") String run,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
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
