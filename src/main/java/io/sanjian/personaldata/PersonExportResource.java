package io.sanjian.personaldata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The right to a copy (个人信息保护法, article 45). */
@Path("/api/v1/workers/{id}/export")
@Tag(name = "Workers")
@RolesAllowed({Roles.WORKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PersonExportResource {
    private final PersonExport export;
    private final WorkerGuard guard;
    private final Caller caller;

    PersonExportResource(PersonExport export, WorkerGuard guard, Caller caller) {
        this.export = export;
        this.guard = guard;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "exportWorker", summary = "Export a worker's personal data")
    public Response get(@PathParam("id") long id,
            @QueryParam("reason") String reason) {
        guard.require(id);
        ObjectNode everything = export.of(id, caller.is(Roles.WORKER) ? null : DisclosureReason.ofCode(reason));
        return Response.ok(everything).header("Content-Disposition", "attachment; filename=\"worker-" + id + ".json\"")
                .build();
    }
}
