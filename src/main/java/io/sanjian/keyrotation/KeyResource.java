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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys of personal data: what is made with which, and the rotation from one to another. */
@Path("/api/v1/admin")
@Tag(name = "Privacy", description = "Keys, audit, retention")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not an ADMIN")
public class KeyResource {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 100;
    private static final String ROTATION = """
            {"id": 3, "state": "RUNNING", "activeKey": "k2", "indexKey": "5f0c9a1e", "requestedBy": "operations#4",
             "createdAt": "2026-01-20T02:00:00Z", "tables": [{"name": "worker", "rewritten": 12500, "unreadable": 0,
             "done": false, "workedAt": "2026-01-20T02:00:09Z"}]}
            """;
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
    @Operation(operationId = "listKeys", summary = "How much is made with which key",
            description = "Ids of keys, never keys. One with removable=true may be taken out of the configuration. The "
                    + "sealed tables are read from end to end.")
    @APIResponse(responseCode = "200", description = "The keys", content = @Content(
            schema = @Schema(implementation = KeysResponse.class), examples = @ExampleObject(name = "after a rotation",
                    value = """
                            {"seals": [{"id": "k1", "active": false, "configured": true, "left": 0, "columns": {},
                              "removable": true},
                             {"id": "k2", "active": true, "configured": true, "left": 41200,
                              "columns": {"worker.phone_enc": 20600, "worker.name_enc": 20600}, "removable": false}],
                             "indexes": [{"id": "5f0c9a1e", "active": true, "configured": true, "left": 20600,
                              "columns": {"worker.phone_bidx": 20600}, "removable": false}]}
                            """)))
    public Uni<KeysResponse> keys() {
        return use.count();
    }

    @POST
    @Path("key-rotations")
    @Operation(operationId = "rotateKeys", summary = "Seal and index everything with the present keys",
            description = "In the background and in batches, by whichever replica is free; it goes on after a crash. While "
                    + "one runs, the same call finds it. Make new keys active before (docs/privacy.md).")
    @APIResponse(responseCode = "202", description = "It runs", content = @Content(
            schema = @Schema(implementation = RotationResponse.class), examples = @ExampleObject(name = "running",
                    value = ROTATION)))
    public Uni<Response> rotate() {
        return rotations.start(caller.name()).invoke(() -> requests.fireAsync(new RotationRequest()))
                .map(rotation -> Response.accepted(RotationResponse.of(rotation))
                        .location(URI.create("/api/v1/admin/key-rotations/" + rotation.id())).build());
    }

    @GET
    @Path("key-rotations")
    @Operation(operationId = "listKeyRotations", summary = "Rotations, newest first")
    @APIResponse(responseCode = "200", description = "A page of rotations", content = @Content(
            schema = @Schema(implementation = RotationResponse.Page.class), examples = @ExampleObject(name = "one",
                    value = "{\"items\": [" + ROTATION + "], \"nextCursor\": null}")))
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    public Uni<RotationResponse.Page> list(
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "100", defaultValue = "20"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return rotations.list(wanted.from(), wanted.rows()).map(found -> wanted.page(found, Rotation::id))
                .map(page -> new RotationResponse.Page(page.items().stream().map(RotationResponse::of).toList(),
                        page.next()));
    }

    @GET
    @Path("key-rotations/{id}")
    @Operation(operationId = "getKeyRotation", summary = "How far a rotation is")
    @APIResponse(responseCode = "200", description = "The rotation", content = @Content(
            schema = @Schema(implementation = RotationResponse.class), examples = @ExampleObject(name = "running",
                    value = ROTATION)))
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public Uni<RotationResponse> get(@Parameter(description = "Id of the rotation") @PathParam("id") long id) {
        return rotations.find(id).map(found -> RotationResponse.of(
                found.orElseThrow(() -> ProblemException.notFound("rotation", id))));
    }
}
