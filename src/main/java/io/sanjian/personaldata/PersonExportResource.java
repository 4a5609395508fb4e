package io.sanjian.personaldata;

import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
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
public class PersonExportResource {
    private final PersonExport export;
    private final WorkerGuard guard;
    private final Caller caller;
    private final Audit audit;

    PersonExportResource(PersonExport export, WorkerGuard guard, Caller caller, Audit audit) {
        this.export = export;
        this.guard = guard;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @Operation(operationId = "exportWorker", summary = "Export a worker's personal data")
    public Uni<Response> get(@PathParam("id") long id,
            @QueryParam("reason") String reason) {
        boolean own = caller.is(Roles.WORKER);
        Audit.Author author = audit.author();
        return guard.require(id).chain(() -> export.of(id, author, own ? null : why(reason)))
                .map(everything -> Response.ok(everything)
                        .header("Content-Disposition", "attachment; filename=\"worker-" + id + ".json\"").build());
    }

    private static DisclosureReason why(String reason) {
        BodyFields fields = BodyFields.ofParameters("reason", reason);
        DisclosureReason why = DisclosureReason.ofCode(fields);
        fields.requireReadable();
        return why;
    }
}
