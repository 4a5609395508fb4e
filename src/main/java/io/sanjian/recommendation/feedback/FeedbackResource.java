package io.sanjian.recommendation.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a worker says to posts. */
@Path("/api/v1/workers/{id}/feedback")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class FeedbackResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;

    private final FeedbackService feedback;

    FeedbackResource(FeedbackService feedback) {
        this.feedback = feedback;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "giveFeedback", summary = "Give feedback on a posting")
    @RequestBodySchema(FeedbackRequest.class)
    public Uni<FeedbackResponse> give(@PathParam("id") long id,
            ObjectNode body) {
        FeedbackRequest request = FeedbackRequest.read(body);
        return feedback.give(id, request).map(FeedbackResponse::of);
    }

    @GET
    @Operation(operationId = "listFeedback", summary = "List feedback")
    public Uni<FeedbackResponse.Page> list(@PathParam("id") long id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return feedback.list(id, wanted.from(), wanted.rows()).map(found -> wanted.page(found, Feedback::id))
                .map(page -> new FeedbackResponse.Page(page.items().stream().map(FeedbackResponse::of).toList(),
                        page.next()));
    }

    @DELETE
    @Path("{postingId}/{kind}")
    @Operation(operationId = "takeFeedbackBack", summary = "Withdraw feedback")
    public Uni<Void> takeBack(@PathParam("id") long id,
            @PathParam("postingId") long postingId,
            @PathParam("kind") String kind) {
        BodyFields fields = BodyFields.ofParameters("kind", kind);
        FeedbackKind known = fields.constant("kind", FeedbackKind.class);
        fields.requireNoFault();
        return feedback.takeBack(id, postingId, known);
    }
}
