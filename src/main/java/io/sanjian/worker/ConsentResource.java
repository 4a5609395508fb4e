package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Consent by purpose, with its history. */
@Path("/api/v1/workers/{id}/consents")
@Tag(name = "Workers")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token does not reach this worker")
@APIResponse(responseCode = "404", description = "There is no such worker")
public class ConsentResource {
    private static final String ANSWER = """
            {"purposes": [{"purpose": "RECOMMENDATION", "allowed": true},
              {"purpose": "PUSH_SMS", "allowed": false, "answer": {"purpose": "PUSH_SMS", "given": false,
               "version": "2026-01", "at": "2026-01-20T01:00:00Z", "recordedAt": "2026-01-20T01:00:00Z",
               "recordedBy": "南溪镇经纪人 07#7"}}],
             "history": [{"purpose": "PUSH_SMS", "given": false, "version": "2026-01", "at": "2026-01-20T01:00:00Z",
               "recordedAt": "2026-01-20T01:00:00Z", "recordedBy": "南溪镇经纪人 07#7"}]}
            """;
    private final Consents consents;

    ConsentResource(Consents consents) {
        this.consents = consents;
    }

    @GET
    @Operation(operationId = "getConsents", summary = "What a worker agreed to, by purpose",
            description = "What holds at present and every answer that took effect, with its wording's version and who wrote "
                    + "it down.")
    @APIResponse(responseCode = "200", description = "The answers", content = @Content(
            schema = @Schema(implementation = ConsentResponse.class), examples = @ExampleObject(name = "one refusal",
                    value = ANSWER)))
    @APIResponse(responseCode = "400", description = "id is malformed")
    public Uni<ConsentResponse> get(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
        return consents.get(id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recordConsent", summary = "Write down an answer of a worker",
            description = "It holds at once, for messages that wait in the outbox and runs under way as well. Purposes that "
                    + "are not named stay as they are. RECOMMENDATION is the consent of the worker's document.")
    @APIResponse(responseCode = "200", description = "What holds now", content = @Content(
            schema = @Schema(implementation = ConsentResponse.class), examples = @ExampleObject(name = "one refusal",
                    value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The body has faults")
    public Uni<ConsentResponse> record(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ConsentRequest.class),
                    examples = {
                            @ExampleObject(name = "no text messages",
                                    value = "{\"purposes\": [\"PUSH_SMS\"], \"given\": false, \"version\": \"2026-01\"}"),
                            @ExampleObject(name = "everything withdrawn",
                                    value = "{\"purposes\": [\"RECOMMENDATION\"], \"given\": false}")
                    })) ObjectNode body) {
        return consents.record(id, body);
    }
}
