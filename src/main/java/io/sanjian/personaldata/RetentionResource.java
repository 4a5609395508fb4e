package io.sanjian.personaldata;

import io.sanjian.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long personal data are kept. */
@Path("/api/v1/admin/retention")
@Tag(name = "Privacy")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class RetentionResource {
    private final Retention retention;
    private final Event<SweepRequest> sweeps;

    RetentionResource(Retention retention, Event<SweepRequest> sweeps) {
        this.retention = retention;
        this.sweeps = sweeps;
    }

    @GET
    @Operation(operationId = "getRetention", summary = "Get retention periods and the last sweep")
    public Uni<RetentionResponse> get() {
        return retention.state().map(RetentionResponse::new);
    }

    @POST
    @Path("sweep")
    @Operation(operationId = "sweepRetention", summary = "Run the retention sweep now")
    public Uni<RetentionResponse> sweep() {
        return Uni.createFrom().completionStage(() -> sweeps.fireAsync(new SweepRequest())).chain(this::get);
    }
}
