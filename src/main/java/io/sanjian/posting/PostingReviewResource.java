package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.web.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Officers decide about adverts that look like frauds; the list of them is {@code GET /postings?review=OPEN}. */
@Path("/api/v1/postings/{id}/reviews")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "403", description = "The token's role or areas do not allow this",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
    @Operation(operationId = "reviewPosting", summary = "Clear or confirm an advert that looks like a fraud",
            description = "CLEARED lets it take part in matching, CONFIRMED keeps it out, OPEN takes a decision back. It "
                    + "counts within a second, until the source changes title or text, and every decision is kept.")
    @APIResponse(responseCode = "200", description = "Decided",
            content = @Content(schema = @Schema(implementation = PostingReviewResponse.class),
                    examples = @ExampleObject(name = "confirmed", value = """
                            {"verdict": "CONFIRMED", "note": "收取服装费", "decidedBy": "officer-kaizhou",
                             "decidedAt": "2026-01-20T02:00:00Z"}""")))
    @APIResponse(responseCode = "400", description = "The decision has faults; all are listed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such posting",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PostingReviewResponse> decide(
            @Parameter(description = "Id of the posting") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = PostingReviewRequest.class),
                    examples = @ExampleObject(name = "confirm", value = """
                            {"verdict": "CONFIRMED", "note": "收取服装费"}"""))) ObjectNode body) {
        PostingReviewRequest request = PostingReviewRequest.read(body);
        return reviews.decide(id, request.review(), request.note(), caller.name(), access::requireWrite)
                .map(PostingReviewResponse::of);
    }

    @GET
    @Operation(operationId = "listPostingReviews", summary = "All decisions about an advert",
            description = "The latest first; who decided what, when and why.")
    @APIResponse(responseCode = "200", description = "The decisions",
            content = @Content(schema = @Schema(implementation = PostingReviewListResponse.class),
                    examples = @ExampleObject(name = "one", value = """
                            {"items": [{"verdict": "CLEARED", "decidedBy": "officer-kaizhou",
                             "decidedAt": "2026-01-20T02:00:00Z"}]}""")))
    @APIResponse(responseCode = "404", description = "There is no such posting",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PostingReviewListResponse> list(
            @Parameter(description = "Id of the posting") @PathParam("id") long id) {
        return reviews.of(id, access::requirePlace)
                .map(found -> new PostingReviewListResponse(found.stream().map(PostingReviewResponse::of).toList()));
    }
}
