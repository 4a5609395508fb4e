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
    @Operation(operationId = "listDeliveries", summary = "List deliveries")
    public Uni<DeliveryListResponse> list(@QueryParam("runId") String runId,
            @QueryParam("workerId") String workerId,
            @QueryParam("state") String state,
            @QueryParam("channel") String channel,
            @QueryParam("error") String error,
            @QueryParam("createdFrom") String from,
            @QueryParam("createdTo") String to,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
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
    @Operation(operationId = "resendDelivery", summary = "Resend a delivery")
    public Uni<DeliveryResponse> resend(@PathParam("id") long id) {
        return deliveries.resend(id);
    }
}
