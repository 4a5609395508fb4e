package io.sanjian.delivery;

import io.sanjian.access.Roles;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deliveries: what was told to whom over which channel, and dead letters. */
@Path("/api/v1/deliveries")
@Tag(name = "Deliveries", description = "Messages on their way, dead letters")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 200;
    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Operation(operationId = "listDeliveries", summary = "Deliveries, newest first",
            description = "An OFFICER sees those to workers of the own areas. Dead letters: state=DEAD.")
    @APIResponse(responseCode = "200", description = "A page of deliveries",
            content = @Content(schema = @Schema(implementation = DeliveryListResponse.class),
                    examples = @ExampleObject(name = "dead letter", value = """
                            {"items": [{"id": 41, "runId": 12, "workerId": 7, "channel": "WEBHOOK",
                             "messageId": "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11", "state": "DEAD", "attempts": 12,
                             "lastError": "1 of 2 webhooks could not be reached", "fallback": [],
                             "createdAt": "2026-01-20T02:00:00Z"}], "nextCursor": null}
                            """)))
    @APIResponse(responseCode = "400", description = "A parameter has a fault")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Neither OFFICER nor ADMIN")
    public Uni<DeliveryListResponse> list(
            @Parameter(description = "Only of this run", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            @QueryParam("runId") String runId,
            @Parameter(description = "Only to this worker",
                    schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            @QueryParam("workerId") String workerId,
            @Parameter(description = "Only in this state", schema = @Schema(implementation = DeliveryState.class))
            @QueryParam("state") String state,
            @Parameter(description = "Only over this channel", schema = @Schema(implementation = Channel.class))
            @QueryParam("channel") String channel,
            @Parameter(description = "Only those whose last error begins so, such as a receiver's code",
                    example = "47003")
            @QueryParam("error") String error,
            @Parameter(description = "Only those written at this time or later", example = "2026-01-20T00:00:00Z")
            @QueryParam("createdFrom") String from,
            @Parameter(description = "Only those written before this time", example = "2026-01-21T00:00:00Z")
            @QueryParam("createdTo") String to,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "200", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields =
                BodyFields.ofParameters("runId", runId, "workerId", workerId, "state", state, "channel", channel,
                        "error", error, "createdFrom", from, "createdTo", to, "limit", limit, "cursor", cursor);
        DeliveryFilter filter = DeliveryFilter.read(fields);
        PageRequest wanted = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return deliveries.list(filter, wanted.from(), wanted.rows())
                .map(found -> wanted.page(found, DeliveryResponse::id))
                .map(page -> new DeliveryListResponse(page.items(), page.next()));
    }

    @POST
    @Path("{id}/resend")
    @Operation(operationId = "resendDelivery", summary = "Send a dead or refused message again",
            description = "At once and with all its attempts anew. Endpoints and inboxes that have it do not get it twice.")
    @APIResponse(responseCode = "200", description = "It is waiting to be sent",
            content = @Content(schema = @Schema(implementation = DeliveryResponse.class),
                    examples = @ExampleObject(name = "pending", value = """
                            {"id": 41, "runId": 12, "workerId": 7, "channel": "WEBHOOK",
                             "messageId": "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11", "state": "PENDING", "attempts": 0,
                             "nextAttemptAt": "2026-01-22T02:00:00Z", "fallback": [],
                             "createdAt": "2026-01-20T02:00:00Z"}
                            """)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Neither OFFICER nor ADMIN")
    @APIResponse(responseCode = "404", description = "There is no such delivery within the token's reach")
    @APIResponse(responseCode = "409", description = "It is neither DEAD nor REFUSED")
    public Uni<DeliveryResponse> resend(
            @Parameter(description = "Id of the delivery") @PathParam("id") long id) {
        return deliveries.resend(id);
    }
}
