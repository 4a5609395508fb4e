package io.sanjian.delivery;

import io.sanjian.access.Roles;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deliveries: what was told to whom over which channel, and dead letters. */
@Path("/api/v1/deliveries")
@Tag(name = "Deliveries", description = "Messages on their way, dead letters")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private static final int PAGE_MAX = 200;
    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Operation(operationId = "listDeliveries", summary = "List deliveries")
    public Uni<DeliveryListResponse> list(@QueryParam("runId") Long runId,
            @QueryParam("workerId") Long workerId,
            @QueryParam("state") String state,
            @QueryParam("channel") String channel,
            @QueryParam("error") String error,
            @QueryParam("createdFrom") String from,
            @QueryParam("createdTo") String to,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        List<Violation> faults = new ArrayList<>();
        DeliveryFilter filter = DeliveryFilter.read(runId, workerId, state, channel, error, from, to, faults);
        PageRequest wanted = PageRequest.read(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
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
