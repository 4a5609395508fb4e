package io.sanjian.recommendation.run;

import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.recommendation.pick.PickListResponse;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Three picks for a worker at once. */
@Path("/api/v1/workers/{id}/matches")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class WorkerMatchResource {

    private final OnDemandLists lists;
    private final WorkerGuard guard;
    private final Audit audit;

    WorkerMatchResource(OnDemandLists lists, WorkerGuard guard, Audit audit) {
        this.lists = lists;
        this.guard = guard;
        this.audit = audit;
    }

    @POST
    @Operation(operationId = "matchWorker", summary = "Recommend postings to a worker now")
    @APIResponseSchema(PickListResponse.class)
    public Uni<Response> match(@PathParam("id") long id) {
        Audit.Author author = audit.author();
        return guard.require(id).flatMap(worker -> lists.give(worker, author)).map(given -> answer(id, given));
    }

    private static Response answer(long id, OnDemandLists.Given given) {
        Response.ResponseBuilder answer = given.stored()
                ? Response.created(URI.create("/api/v1/workers/" + id + "/recommendations?run=" + given.list().runId()))
                : Response.ok();
        return answer.entity(PickListResponse.of(given.list())).build();
    }
}
