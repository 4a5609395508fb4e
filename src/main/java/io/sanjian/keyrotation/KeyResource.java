package io.sanjian.keyrotation;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys of personal data: what is made with which, and the rotation from one to another. */
@Path("/api/v1/admin")
@Tag(name = "Privacy", description = "Keys, audit, retention")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 100;
    private final Rotations rotations;
    private final Event<RotationRequest> requests;
    private final KeyUse use;
    private final Caller caller;

    KeyResource(Rotations rotations, Event<RotationRequest> requests, KeyUse use, Caller caller) {
        this.rotations = rotations;
        this.requests = requests;
        this.use = use;
        this.caller = caller;
    }

    @GET
    @Path("keys")
    @Operation(operationId = "listKeys", summary = "Count records per key")
    public Uni<KeysResponse> keys() {
        return use.count();
    }

    @POST
    @Path("key-rotations")
    @Operation(operationId = "rotateKeys", summary = "Re-encrypt personal data with the current keys")
    @APIResponseSchema(RotationResponse.class)
    public Uni<Response> rotate() {
        return rotations.start(caller.name()).invoke(() -> requests.fireAsync(new RotationRequest()))
                .map(rotation -> Response.accepted(RotationResponse.of(rotation))
                        .location(URI.create("/api/v1/admin/key-rotations/" + rotation.id())).build());
    }

    @GET
    @Path("key-rotations")
    @Operation(operationId = "listKeyRotations", summary = "List key rotations")
    public Uni<RotationResponse.Page> list(@QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return rotations.list(wanted.from(), wanted.rows()).map(found -> wanted.page(found, Rotation::id))
                .map(page -> new RotationResponse.Page(page.items().stream().map(RotationResponse::of).toList(),
                        page.next()));
    }

    @GET
    @Path("key-rotations/{id}")
    @Operation(operationId = "getKeyRotation", summary = "Get a key rotation")
    public Uni<RotationResponse> get(@PathParam("id") long id) {
        return rotations.find(id).map(found -> RotationResponse.of(
                found.orElseThrow(() -> ProblemException.notFound("rotation", id))));
    }
}
