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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The channels of this installation: alarms, pauses, what is waiting. */
@Path("/api/v1/delivery-channels")
@Tag(name = "Deliveries")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token's role does not allow it")
public class ChannelResource {
    private static final String PAUSED = """
            {"channel": "WECHAT", "installed": true, "rings": true, "pending": 1200, "dead": 0, "pause":
             {"code": "40037", "reason": "WeChat answered 40037 invalid template_id", "since": "2026-01-20T02:00:00Z",
              "probeAt": "2026-01-20T02:01:00Z"}}
            """;
    private static final String WORKING = """
            {"channel": "WECHAT", "installed": true, "rings": true, "pending": 1200, "dead": 0}
            """;
    private final Channels channels;

    ChannelResource(Channels channels) {
        this.channels = channels;
    }

    @GET
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "listDeliveryChannels", summary = "Channels, their alarms and what is waiting",
            description = """
                    A channel pauses by itself when its receiver refuses everything (wrong secret, refused template,
                    address not allowed, no balance). Its messages wait, and one is sent now and then to find out whether
                    it works again.""")
    @APIResponse(responseCode = "200", description = "All channels",
            content = @Content(schema = @Schema(implementation = ChannelListResponse.class),
                    examples = @ExampleObject(name = "alarm",
                            value = "{\"items\": [" + PAUSED + "], \"nextCursor\": null}")))
    public Uni<ChannelListResponse> list() {
        return channels.all().map(all -> new ChannelListResponse(all, null));
    }

    @POST
    @Path("{channel}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "pauseDeliveryChannel", summary = "Send nothing over a channel until further notice",
            description = "Messages wait; none is lost, and none goes over another channel instead.")
    @APIResponse(responseCode = "200", description = "The channel is paused",
            content = @Content(schema = @Schema(implementation = ChannelResponse.class),
                    examples = @ExampleObject(name = "paused", value = PAUSED)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "404", description = "There is no such channel")
    public Uni<ChannelResponse> pause(
            @Parameter(description = "Channel", schema = @Schema(implementation = Channel.class))
            @PathParam("channel") String channel,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = ChannelPauseRequest.class),
                    examples = @ExampleObject(name = "why", value = "{\"reason\": \"模板更换中\"}"))) ObjectNode body) {
        return channels.pause(known(channel), ChannelPauseRequest.read(body).reason());
    }

    @POST
    @Path("{channel}/resume")
    @RolesAllowed({Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "resumeDeliveryChannel", summary = "Let a paused channel send again",
            description = "After an alarm was seen to. What an ADMIN has paused only an ADMIN resumes.")
    @APIResponse(responseCode = "200", description = "The channel sends",
            content = @Content(schema = @Schema(implementation = ChannelResponse.class),
                    examples = @ExampleObject(name = "working", value = WORKING)))
    @APIResponse(responseCode = "404", description = "There is no such channel")
    public Uni<ChannelResponse> resume(
            @Parameter(description = "Channel", schema = @Schema(implementation = Channel.class))
            @PathParam("channel") String channel) {
        return channels.resume(known(channel));
    }

    private static Channel known(String name) {
        return Arrays.stream(Channel.values()).filter(channel -> channel.name().equalsIgnoreCase(name)).findAny()
                .orElseThrow(() -> ProblemException.notFound("channel", name));
    }
}
