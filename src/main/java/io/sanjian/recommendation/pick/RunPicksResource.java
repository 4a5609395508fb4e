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
    @Operation(operationId = "exportRunPicks", summary = "Export the picks of a run")
    public Multi<byte[]> export(@PathParam("id") long id) {
        return picks.of(id, caller.reach(), audit.author());
    }
}
