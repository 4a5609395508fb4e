package io.sanjian.recommendation.pick;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
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
@Blocking
public class RunPicksResource {
    private static final int PAGE = 500;
    private static final String NDJSON = "application/x-ndjson";

    private final Pool pool;
    private final PickLists lists;
    private final Caller caller;
    private final Audit audit;
    private final ObjectMapper json;

    RunPicksResource(Pool pool, PickLists lists, Caller caller, Audit audit, ObjectMapper json) {
        this.pool = pool;
        this.lists = lists;
        this.caller = caller;
        this.audit = audit;
        this.json = json;
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
    public StreamingOutput export(@Parameter(description = "Id of the run") @PathParam("id") long id) {
        if (!lists.hasRun(id)) {
            throw ProblemException.notFound("run", id);
        }
        AreaScope reach = caller.reach();
        Audit.Author author = audit.author();
        return out -> write(out, id, reach, author);
    }

    /** A page at a time, so that memory does not grow with the run. */
    private void write(OutputStream out, long runId, AreaScope reach, Audit.Author author) throws IOException {
        List<PickLists.Addressed> page = lists.page(runId, Long.MIN_VALUE, PAGE, reach);
        while (!page.isEmpty()) {
            audit.record(pool, author, Audit.Action.LIST, page.stream().map(list -> list.list().workerId()).toList(),
                    "recommendations of run " + runId).await().indefinitely();
            for (PickLists.Addressed list : page) {
                out.write(json.writeValueAsBytes(ExportLine.of(list.message())));
                out.write('\n');
            }
            page = lists.page(runId, page.getLast().list().workerId(), PAGE, reach);
        }
    }
}
