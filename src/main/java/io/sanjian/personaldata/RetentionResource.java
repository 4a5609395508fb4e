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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long personal data are kept. */
@Path("/api/v1/admin/retention")
@Tag(name = "Privacy")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not an ADMIN")
public class RetentionResource {
    private static final String ANSWER = """
            {"items": [{"name": "inactive-workers", "kept": "P2Y", "finishedAt": "2026-01-20T19:15:02Z", "removed": 3,
             "removedAll": 41}]}
            """;
    private final Retention retention;
    private final Event<SweepRequest> sweeps;

    RetentionResource(Retention retention, Event<SweepRequest> sweeps) {
        this.retention = retention;
        this.sweeps = sweeps;
    }

    @GET
    @Operation(operationId = "getRetention", summary = "How long what is kept, and what was removed",
            description = "Times are settings (sanjian.retention.*).")
    @APIResponse(responseCode = "200", description = "The rules", content = @Content(
            schema = @Schema(implementation = RetentionResponse.class), examples = @ExampleObject(name = "one",
                    value = ANSWER)))
    public Uni<RetentionResponse> get() {
        return retention.state().map(RetentionResponse::new);
    }

    @POST
    @Path("sweep")
    @Operation(operationId = "sweepRetention", summary = "Remove what is over now instead of tonight",
            description = "The same as the daily round; answers when it is through. Where another replica is at it, at once.")
    @APIResponse(responseCode = "200", description = "The rules, gone through", content = @Content(
            schema = @Schema(implementation = RetentionResponse.class), examples = @ExampleObject(name = "one",
                    value = ANSWER)))
    public Uni<RetentionResponse> sweep() {
        return Uni.createFrom().completionStage(() -> sweeps.fireAsync(new SweepRequest())).chain(this::get);
    }
}
