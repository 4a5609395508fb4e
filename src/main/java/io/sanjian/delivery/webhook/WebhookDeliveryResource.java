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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of the messages to an endpoint. */
@Path("/api/v1/webhooks/{id}/deliveries")
@Tag(name = "Webhooks")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class WebhookDeliveryResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 200;
    private final WebhookHistory history;

    WebhookDeliveryResource(WebhookHistory history) {
        this.history = history;
    }

    @GET
    @Operation(operationId = "listWebhookDeliveries", summary = "List deliveries of a webhook")
    public Uni<WebhookDeliveryListResponse> list(@PathParam("id") UUID id,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("state", state, "limit", limit, "cursor", cursor);
        WebhookEndpoint.State wanted = fields.constant("state", WebhookEndpoint.State.class);
        PageRequest page = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return history.page(id, wanted, page)
                .map(found -> new WebhookDeliveryListResponse(found.items(), found.next()));
    }

    @POST
    @Path("{deliveryId}/resend")
    @Operation(operationId = "resendWebhookDelivery", summary = "Resend a delivery of a webhook")
    public Uni<WebhookDeliveryResponse> resend(@PathParam("id") UUID id,
            @PathParam("deliveryId") long deliveryId) {
        return history.resend(id, deliveryId);
    }
}
