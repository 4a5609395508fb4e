package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Officers decide about adverts that look like frauds; the list of them is {@code GET /postings?review=OPEN}. */
@Path("/api/v1/postings/{id}/reviews")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class PostingReviewResource {
    private final PostingReviews reviews;
    private final PostingAccess access;
    private final Caller caller;

    PostingReviewResource(PostingReviews reviews, PostingAccess access, Caller caller) {
        this.reviews = reviews;
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reviewPosting", summary = "Review a suspicious posting")
    @RequestBodySchema(PostingReviewRequest.class)
    public Uni<PostingReviewResponse> decide(@PathParam("id") long id,
            ObjectNode body) {
        PostingReviewRequest request = PostingReviewRequest.read(body);
        return reviews.decide(id, request.review(), request.note(), caller.name(), access::requireWrite)
                .map(PostingReviewResponse::of);
    }

    @GET
    @Operation(operationId = "listPostingReviews", summary = "List reviews of a posting")
    public Uni<PostingReviewListResponse> list(@PathParam("id") long id) {
        return reviews.of(id, access::requirePlace)
                .map(found -> new PostingReviewListResponse(found.stream().map(PostingReviewResponse::of).toList()));
    }
}
