package io.sanjian.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The channels of this installation: alarms, pauses, what is waiting. */
@Path("/api/v1/delivery-channels")
@Tag(name = "Deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class ChannelResource {
    private final Channels channels;

    ChannelResource(Channels channels) {
        this.channels = channels;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "listDeliveryChannels", summary = "List delivery channels")
    public Uni<ChannelListResponse> list() {
        return channels.all().map(all -> new ChannelListResponse(all, null));
    }

    @POST
    @Path("{channel}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "pauseDeliveryChannel", summary = "Pause a delivery channel")
    @RequestBodySchema(ChannelPauseRequest.class)
    public Uni<ChannelResponse> pause(@PathParam("channel") String channel,
            ObjectNode body) {
        return channels.pause(known(channel), ChannelPauseRequest.read(body).reason());
    }

    @POST
    @Path("{channel}/resume")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "resumeDeliveryChannel", summary = "Resume a delivery channel")
    public Uni<ChannelResponse> resume(@PathParam("channel") String channel) {
        return channels.resume(known(channel));
    }

    private static Channel known(String name) {
        return Arrays.stream(Channel.values()).filter(channel -> channel.name().equalsIgnoreCase(name)).findAny()
                .orElseThrow(() -> ProblemException.notFound("channel", name));
    }
}
