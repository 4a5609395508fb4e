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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Three picks for a worker at once. */
@Path("/api/v1/workers/{id}/matches")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class WorkerMatchResource {
    private static final String ANSWER = """
            {"runId": 43, "createdAt": "2026-01-20T02:00:00Z", "state": "SHORT", "rejected": {"TOO_FAR": 12},
             "picks": [{"rank": 1, "posting": {"id": 12345, "externalId": "A-1", "title": "电焊工", "family": "GENERAL",
                 "areaCode": "500112", "areaName": "渝北区", "address": "回兴街道宝环路1号", "contact": "023-67000000",
                 "source": "portal"}, "score": 83, "distanceKm": 3.2,
               "parts": {"trade": 50, "distance": 20, "pay": 8, "preference": 0, "age": 2, "freshness": 3},
               "reasons": [{"code": "TRADE", "params": {"trade": "焊工"}, "text": "您说到“烧电焊”，这里招焊工，该有的证您有"}]}]}
            """;

    private final OnDemandLists lists;
    private final WorkerGuard guard;
    private final Audit audit;

    WorkerMatchResource(OnDemandLists lists, WorkerGuard guard, Audit audit) {
        this.lists = lists;
        this.guard = guard;
        this.audit = audit;
    }

    @POST
    @Operation(operationId = "matchWorker", summary = "Recommend postings to a worker now", description = """
            Three picks from what is stored on the worker, kept as the worker's list of the day: a second call on the same
            day (Asia/Shanghai) answers the same list. What feedback and earlier lists rule out is ruled out here too. No
            message announces the list, and a run that is open gives the worker no second one. Where there is nothing to
            recommend, nothing is stored, runId is absent, and the next call looks again.""")
    @APIResponse(responseCode = "201", description = "The list, made and stored now", content = @Content(
            schema = @Schema(implementation = PickListResponse.class),
            examples = @ExampleObject(name = "list", value = ANSWER)))
    @APIResponse(responseCode = "200", description = "The list of an earlier call of the day; or an empty one",
            content = @Content(
                    schema = @Schema(implementation = PickListResponse.class),
                    examples = @ExampleObject(name = "list", value = ANSWER)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not reach this worker")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    @APIResponse(responseCode = "409", description = "The worker was hired, or does not consent to recommendations")
    @APIResponse(responseCode = "503", description = "The index is not ready yet")
    public Uni<Response> match(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
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
