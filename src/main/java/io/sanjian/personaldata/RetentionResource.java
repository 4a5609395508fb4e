package io.sanjian.personaldata;

import io.sanjian.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
@Blocking
public class RetentionResource {
    private final Retention retention;

    RetentionResource(Retention retention) {
        this.retention = retention;
    }

    @GET
    @Operation(operationId = "getRetention", summary = "Get retention periods and the last sweep")
    public RetentionResponse get() {
        return new RetentionResponse(retention.state());
    }

    @POST
    @Path("sweep")
    @Operation(operationId = "sweepRetention", summary = "Run the retention sweep now")
    public RetentionResponse sweep() {
        retention.daily();
        return get();
    }
}
