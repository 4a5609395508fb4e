package io.sanjian.delivery.webhook;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of the messages to an endpoint. */
@Path("/api/v1/webhooks/{id}/deliveries")
@Tag(name = "Webhooks")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token's role does not allow it")
public class WebhookDeliveryResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 200;
    private final WebhookHistory history;

    WebhookDeliveryResource(WebhookHistory history) {
        this.history = history;
    }

    @GET
    @Operation(operationId = "listWebhookDeliveries", summary = "List deliveries to an endpoint",
            description = "Newest first, with state, attempts and the last error of each. They are kept for 180 days, dead ones "
                    + "for a year (sanjian.delivery.retention).")
    @APIResponse(responseCode = "200", description = "A page of deliveries",
            content = @Content(schema = @Schema(implementation = WebhookDeliveryListResponse.class),
                    examples = @ExampleObject(name = "dead", value = """
                            {"items": [{"id": 41, "webhookId": "msg_0d2f7b660f0e4a539a0e8f0c7d1f2b11",
                             "event": "recommendation.created", "runId": 12, "workerId": 7, "state": "DEAD",
                             "attempts": 12, "lastStatus": 503, "lastError": "answered 503",
                             "createdAt": "2026-01-20T02:00:00Z"}], "nextCursor": null}
                            """)))
    @APIResponse(responseCode = "400", description = "A parameter has a fault")
    @APIResponse(responseCode = "404", description = "There is no such webhook within the token's reach")
    public Uni<WebhookDeliveryListResponse> list(
            @Parameter(description = "Id of the webhook") @PathParam("id") UUID id,
            @Parameter(description = "Only in this state",
                    schema = @Schema(implementation = WebhookEndpoint.State.class))
            @QueryParam("state") String state,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "200", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("state", state, "limit", limit, "cursor", cursor);
        WebhookEndpoint.State wanted = fields.constant("state", WebhookEndpoint.State.class);
        PageRequest page = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return history.page(id, wanted, page)
                .map(found -> new WebhookDeliveryListResponse(found.items(), found.next()));
    }

    @POST
    @Path("{deliveryId}/resend")
    @Operation(operationId = "resendWebhookDelivery", summary = "Send a message to an endpoint again",
            description = "Under its old webhook-id, at once and with all its attempts anew, also where it was delivered; to no "
                    + "other endpoint.")
    @APIResponse(responseCode = "200", description = "It is waiting to be sent",
            content = @Content(schema = @Schema(implementation = WebhookDeliveryResponse.class),
                    examples = @ExampleObject(name = "pending", value = """
                            {"id": 41, "webhookId": "msg_0d2f7b660f0e4a539a0e8f0c7d1f2b11",
                             "event": "recommendation.created", "runId": 12, "workerId": 7, "state": "PENDING",
                             "attempts": 0, "nextAttemptAt": "2026-01-22T02:00:00Z", "lastStatus": 503,
                             "lastError": "answered 503", "createdAt": "2026-01-20T02:00:00Z"}
                            """)))
    @APIResponse(responseCode = "404", description = "There is no such delivery within the token's reach")
    @APIResponse(responseCode = "409", description = "It is on its way, or the webhook is disabled")
    public Uni<WebhookDeliveryResponse> resend(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id,
            @Parameter(description = "Id of the delivery") @PathParam("deliveryId") long deliveryId) {
        return history.resend(id, deliveryId);
    }
}
