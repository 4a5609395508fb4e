package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.web.fields.BodyFields;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single postings: publish, change, withdraw. */
@Path("/api/v1/postings")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class PostingResource {
    private final PostingIntake intake;
    private final PostingLifecycle lifecycle;
    private final PostingAccess access;

    PostingResource(PostingIntake intake, PostingLifecycle lifecycle, PostingAccess access) {
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.access = access;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "storePosting", summary = "Publish a posting, or replace it")
    @RequestBodySchema(Posting.class)
    @APIResponseSchema(PostingStoredResponse.class)
    public Uni<Response> store(@QueryParam("source") String source,
            ObjectNode body) {
        BodyFields parameters = BodyFields.ofParameters("source", source);
        String from = access.source(parameters);
        parameters.requireNoFault();
        return intake.store(from, BodyFields.required(body), access.reach()).map(stored -> {
            Response.ResponseBuilder answer = stored.written().outcome() == ImportOutcome.ACCEPTED
                    ? Response.created(URI.create("/api/v1/postings/" + stored.id())) : Response.ok();
            return answer.entity(new PostingStoredResponse(stored.id(), from, stored.externalId(),
                    stored.written().outcome(), stored.status(), stored.warnings())).build();
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changePosting", summary = "Change a posting's state, openings or last valid day")
    @RequestBodySchema(PostingChangeRequest.class)
    public Uni<PostingStateResponse> change(@PathParam("id") long id,
            ObjectNode body) {
        PostingChange change = PostingChangeRequest.read(BodyFields.required(body));
        return lifecycle.change(id, change, access::requireWrite).map(PostingStateResponse::of);
    }

    @POST
    @Path("{id}/state")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changePostingByPost", summary = "Change a posting's state by POST")
    @RequestBodySchema(PostingChangeRequest.class)
    public Uni<PostingStateResponse> changeByPost(@PathParam("id") long id,
            ObjectNode body) {
        return change(id, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "withdrawPosting", summary = "Withdraw a posting")
    public Uni<Void> withdraw(@PathParam("id") long id) {
        return lifecycle.withdraw(id, access::requireWrite);
    }
}
