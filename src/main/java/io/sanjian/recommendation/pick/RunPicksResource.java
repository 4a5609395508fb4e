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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    @Operation(operationId = "exportRunPicks", summary = "Export the picks of a run")
    @APIResponseSchema(ExportLine.class)
    public StreamingOutput export(@PathParam("id") long id) {
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
