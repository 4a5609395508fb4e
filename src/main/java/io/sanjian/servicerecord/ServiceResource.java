package io.sanjian.servicerecord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was done for a worker. */
@Path("/api/v1/workers/{id}/services")
@Tag(name = "Services", description = "The 1131 file: briefing, guidance, offers and training, given and owed")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;

    private final Services services;
    private final ServiceNeeds needs;
    private final Clock clock;

    ServiceResource(Services services, ServiceNeeds needs, Clock clock) {
        this.services = services;
        this.needs = needs;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recordService", summary = "Record a service")
    @RequestBodySchema(ServiceRequest.class)
    @APIResponseSchema(ServiceResponse.class)
    public Uni<Response> record(@PathParam("id") long id,
            ObjectNode body) {
        return services.record(id, ServiceRequest.read(body, today()))
                .map(recorded -> Response.status(recorded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                        .entity(ServiceResponse.of(recorded.service())).build());
    }

    @GET
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "listServices", summary = "List services")
    public Uni<ServiceListResponse> list(@PathParam("id") long id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return services.list(id, wanted.from(), wanted.rows()).map(found -> wanted.page(found, ServiceRecord::id))
                .map(page -> new ServiceListResponse(page.items().stream().map(ServiceResponse::of).toList(),
                        page.next()));
    }

    @GET
    @Path("counts")
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
    @Operation(operationId = "getServiceCounts", summary = "Count services, and those that are owed")
    public Uni<ServiceCountsResponse> counts(@PathParam("id") long id) {
        return needs.counts(id);
    }

    @POST
    @Path("{serviceId}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "voidService", summary = "Void a service")
    @RequestBodySchema(VoidServiceRequest.class)
    public Uni<ServiceResponse> takeBack(@PathParam("id") long id,
            @PathParam("serviceId") long serviceId,
            ObjectNode body) {
        VoidServiceRequest request = VoidServiceRequest.read(body);
        return services.takeBack(id, serviceId, request.reason()).map(ServiceResponse::of);
    }

    @POST
    @Path("read-out")
    @Operation(operationId = "recordReadOut", summary = "Record that the latest list was read out")
    public Uni<ServiceListResponse> readOut(@PathParam("id") long id) {
        return services.readOut(id, today()).map(told -> new ServiceListResponse(
                told.stream().map(ServiceResponse::of).toList(), null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
    }
}
