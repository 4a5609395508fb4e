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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a worker says to posts. */
@Path("/api/v1/workers/{id}/feedback")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token does not reach this worker")
public class FeedbackResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;

    private final FeedbackService feedback;

    FeedbackResource(FeedbackService feedback) {
        this.feedback = feedback;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "giveFeedback", summary = "Say something to a post", description = """
            DISMISSED and APPLIED posts are never recommended to the worker again. After HIRED no list is made for the
            worker until that is taken back. The same feedback again changes nothing but the note.""")
    @APIResponse(responseCode = "200", description = "Noted", content = @Content(
            schema = @Schema(implementation = FeedbackResponse.class),
            examples = @ExampleObject(name = "dismissed", value = """
                    {"postingId": 12345, "kind": "DISMISSED", "runId": 42, "note": "太远了",
                     "createdAt": "2026-01-20T02:00:00Z"}
                    """)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "404", description = "There is no such worker or posting")
    public Uni<FeedbackResponse> give(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedbackRequest.class),
                    examples = @ExampleObject(name = "dismissed",
                            value = "{\"postingId\": 12345, \"kind\": \"DISMISSED\", \"note\": \"太远了\"}"))) ObjectNode body) {
        FeedbackRequest request = FeedbackRequest.read(body);
        return feedback.give(id, request).map(FeedbackResponse::of);
    }

    @GET
    @Operation(operationId = "listFeedback", summary = "A worker's feedback, newest first")
    @APIResponse(responseCode = "200", description = "A page of feedback", content = @Content(
            schema = @Schema(implementation = FeedbackResponse.Page.class),
            examples = @ExampleObject(name = "one", value = """
                    {"items": [{"postingId": 12345, "kind": "APPLIED", "runId": 42, "note": null,
                      "createdAt": "2026-01-20T02:00:00Z"}], "nextCursor": null}
                    """)))
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<FeedbackResponse.Page> list(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return feedback.list(id, wanted.from(), wanted.rows()).map(found -> wanted.page(found, Feedback::id))
                .map(page -> new FeedbackResponse.Page(page.items().stream().map(FeedbackResponse::of).toList(),
                        page.next()));
    }

    @DELETE
    @Path("{postingId}/{kind}")
    @Operation(operationId = "takeFeedbackBack", summary = "Take feedback back",
            description = "Of HIRED: the worker is looking again and gets lists again.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "400", description = "kind is not known")
    @APIResponse(responseCode = "404", description = "There is no such worker or feedback")
    public Uni<Void> takeBack(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Id of the posting") @PathParam("postingId") long postingId,
            @Parameter(description = "Kind of the feedback", schema = @Schema(implementation = FeedbackKind.class))
            @PathParam("kind") String kind) {
        BodyFields fields = BodyFields.ofParameters("kind", kind);
        FeedbackKind known = fields.constant("kind", FeedbackKind.class);
        fields.requireNoFault();
        return feedback.takeBack(id, postingId, known);
    }
}
