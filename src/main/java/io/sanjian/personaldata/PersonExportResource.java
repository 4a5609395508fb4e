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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(operationId = "exportWorker", summary = "All that is held on a worker, in the clear",
            description = "For the worker, or for an officer at the worker's request, with a reason that is recorded. It "
                    + "is made for this answer and kept nowhere.")
    @APIResponse(responseCode = "200", description = "Everything", content = @Content(
            schema = @Schema(type = SchemaType.OBJECT), examples = @ExampleObject(name = "shortened", value = """
                    {"exportedAt": "2026-01-20T02:00:00Z",
                     "worker": {"id": 17, "source": "yunyang-ledger", "externalId": "YY-0001", "name": "张三",
                      "phone": "13812345678", "idNumber": "500101197001010019", "areaCode": "500235"},
                     "consents": [{"purpose": "RECOMMENDATION", "given": true, "version": "2026-01"}],
                     "feedback": [], "inbox": [], "deliveries": [], "webhookDeliveries": [], "tokens": [],
                     "audit": [{"actor": "南溪镇经纪人 07#7", "action": "REVEAL", "fields": ["phone"],
                      "reason": "INTERVIEW"}], "auditNotes": [], "lists": []}""")))
    @APIResponse(responseCode = "400", description = "An officer gave no reason, or an unknown one")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not reach this worker")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<Response> get(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Why, as a code; not for the worker", example = "PERSON_REQUEST",
                    schema = @Schema(implementation = DisclosureReason.Reason.class))
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
