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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which channels may ring a worker's phone, and in which order. */
@Path("/api/v1/workers/{id}/channels")
@Tag(name = "Inbox", description = "Messages to workers")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class ChannelPreferenceResource {
    private final ChannelPreferences preferences;

    ChannelPreferenceResource(ChannelPreferences preferences) {
        this.preferences = preferences;
    }

    @GET
    @Operation(operationId = "getWorkerChannels", summary = "Get a worker's channel order")
    public Uni<ChannelPreferenceResponse> get(@PathParam("id") long id) {
        return preferences.find(id).map(ChannelPreferenceResponse::new);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putWorkerChannels", summary = "Set a worker's channel order")
    @RequestBodySchema(ChannelPreferenceRequest.class)
    public Uni<ChannelPreferenceResponse> put(@PathParam("id") long id,
            ObjectNode body) {
        ChannelPreferenceRequest request = ChannelPreferenceRequest.read(body);
        return preferences.put(id, request.channels())
                .replaceWith(new ChannelPreferenceResponse(request.channels()));
    }

    @DELETE
    @Operation(operationId = "deleteWorkerChannels", summary = "Reset to the plan's channel order")
    public Uni<Void> delete(@PathParam("id") long id) {
        return preferences.remove(id);
    }
}
