package io.sanjian.recommendation.pick;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export of a run's lists. */
@Path("/api/v1/recommendation-runs/{id}/picks")
@Tag(name = "Runs")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
public class RunPicksResource {
    private static final String NDJSON = "application/x-ndjson";

    private final RunExport picks;
    private final Caller caller;
    private final Audit audit;

    RunPicksResource(RunExport picks, Caller caller, Audit audit) {
        this.picks = picks;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Produces(NDJSON)
    @Operation(operationId = "exportRunPicks", summary = "Export the lists of a run",
            description = """
                    NDJSON, one line per worker, by worker id; an officer gets the workers of the own areas. Of a run
                    that is still storing, the lists stored so far.""")
    @APIResponse(responseCode = "200", description = "Lines, each a worker's list", content = @Content(
            mediaType = NDJSON, schema = @Schema(implementation = ExportLine.class),
            examples = @ExampleObject(name = "line", value = """
                    {"workerId": 7, "externalId": "L-7", "state": "SHORT", "picks": [{"rank": 1,
                     "posting": {"id": 12345, "externalId": "A-1", "title": "电焊工", "family": "GENERAL",
                      "areaCode": "500112", "areaName": "渝北区", "contact": "023-67000000", "source": "portal"}, "score": 83,
                     "parts": {"trade": 50, "distance": 20, "pay": 8, "preference": 0, "age": 2, "freshness": 3},
                     "distanceKm": 3.2, "reasons": [{"code": "TRADE", "params": {"trade": "焊工"}, "text": "您说到“烧电焊”，这里招焊工，该有的证您有"}]}]}
                    """)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Not an OFFICER or ADMIN")
    @APIResponse(responseCode = "404", description = "There is no such run")
    public Multi<byte[]> export(@Parameter(description = "Id of the run") @PathParam("id") long id) {
        return picks.of(id, caller.reach(), audit.author());
    }
}
