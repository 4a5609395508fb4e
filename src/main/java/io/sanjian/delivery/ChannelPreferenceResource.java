package io.sanjian.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** Which channels may ring a worker's phone, and in which order. */
@Path("/api/v1/workers/{id}/channels")
@Tag(name = "Inbox", description = "Messages to workers")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The worker is out of the token's reach")
@APIResponse(responseCode = "404", description = "There is no such worker")
public class ChannelPreferenceResource {
    private final ChannelPreferences preferences;

    ChannelPreferenceResource(ChannelPreferences preferences) {
        this.preferences = preferences;
    }

    @GET
    @Operation(operationId = "getWorkerChannels", summary = "A worker's own order of channels")
    @APIResponse(responseCode = "200", description = "The order; channels is null where the plan's order holds",
            content = @Content(schema = @Schema(implementation = ChannelPreferenceResponse.class),
                    examples = @ExampleObject(name = "texts only", value = "{\"channels\": [\"SMS\"]}")))
    public Uni<ChannelPreferenceResponse> get(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
        return preferences.find(id).map(ChannelPreferenceResponse::new);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putWorkerChannels", summary = "Set a worker's own order of channels",
            description = "Holds for lists that are made from now on.")
    @APIResponse(responseCode = "200", description = "The order",
            content = @Content(schema = @Schema(implementation = ChannelPreferenceResponse.class),
                    examples = @ExampleObject(name = "texts only", value = "{\"channels\": [\"SMS\"]}")))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    public Uni<ChannelPreferenceResponse> put(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = ChannelPreferenceRequest.class),
                    examples = @ExampleObject(name = "texts only",
                            value = "{\"channels\": [\"SMS\"]}"))) ObjectNode body) {
        ChannelPreferenceRequest request = ChannelPreferenceRequest.read(body);
        return preferences.put(id, request.channels())
                .replaceWith(new ChannelPreferenceResponse(request.channels()));
    }

    @DELETE
    @Operation(operationId = "deleteWorkerChannels", summary = "Let the plan's order of channels hold again")
    @APIResponse(responseCode = "204", description = "The plan's order holds")
    public Uni<Void> delete(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
        return preferences.remove(id);
    }
}
