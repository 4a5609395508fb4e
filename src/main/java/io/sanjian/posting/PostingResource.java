package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Problem;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single postings: publish, change, withdraw. */
@Path("/api/v1/postings")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "403", description = "The token's role, source or areas do not allow this",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
    @Operation(operationId = "storePosting", summary = "Publish a posting, or replace it",
            description = "The posting is known by its source and externalId. It is searchable within a second.")
    @APIResponse(responseCode = "201", description = "New", content = @Content(
            schema = @Schema(implementation = PostingStoredResponse.class), examples = @ExampleObject(name = "new",
                    value = """
                            {"id": 42, "source": "yuzhipin", "externalId": "A-1", "outcome": "ACCEPTED",
                             "status": "OPEN"}""")))
    @APIResponse(responseCode = "200", description = "Known before; updated or unchanged",
            content = @Content(schema = @Schema(implementation = PostingStoredResponse.class),
                    examples = @ExampleObject(name = "unchanged", value = """
                            {"id": 42, "source": "yuzhipin", "externalId": "A-1", "outcome": "UNCHANGED",
                             "status": "OPEN"}""")))
    @APIResponse(responseCode = "400", description = "The posting has faults; all are listed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> store(
            @Parameter(description = "Who publishes; a portal's token has its own") @QueryParam("source") String source,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Posting.class),
                    examples = @ExampleObject(name = "welder", value = """
                            {"externalId": "A-1", "title": "电焊工", "employer": "江津某某机械厂", "family": "CLUSTER",
                             "trades": ["焊工"], "certificates": ["焊工证"], "areaCode": "500116",
                             "pay": {"min": 6000, "max": 8000, "unit": "MONTH"}, "age": {"min": 18, "max": 50},
                             "openings": 5, "validThrough": "2026-03-31"}"""))) ObjectNode body) {
        BodyFields parameters = BodyFields.ofParameters("source", source);
        String from = access.source(parameters);
        parameters.requireNoFault();
        return intake.store(from, required(body), access.reach()).map(stored -> {
            Response.ResponseBuilder answer = stored.written().outcome() == ImportOutcome.ACCEPTED
                    ? Response.created(URI.create("/api/v1/postings/" + stored.id())) : Response.ok();
            return answer.entity(new PostingStoredResponse(stored.id(), from, stored.externalId(),
                    stored.written().outcome(), stored.status(), stored.warnings())).build();
        });
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changePosting", summary = "Change a posting's state, openings or last valid day",
            description = "OPEN and PAUSED may become each other, FILLED or WITHDRAWN; FILLED, EXPIRED and WITHDRAWN "
                    + "may become OPEN again. An expired posting opens with a later validThrough.")
    @APIResponse(responseCode = "200", description = "Changed",
            content = @Content(schema = @Schema(implementation = PostingStateResponse.class),
                    examples = @ExampleObject(name = "paused",
                            value = "{\"id\": 42, \"status\": \"PAUSED\", \"openings\": 5}")))
    @APIResponse(responseCode = "400", description = "The change has faults; all are listed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such posting",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", description = "The posting's state does not allow it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PostingStateResponse> change(@Parameter(description = "Id of the posting") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = PostingChangeRequest.class),
                    examples = @ExampleObject(name = "pause", value = "{\"status\": \"PAUSED\"}"))) ObjectNode body) {
        PostingChange change = PostingChangeRequest.read(required(body));
        return lifecycle.change(id, change, access::requireWrite).map(PostingStateResponse::of);
    }

    @POST
    @Path("{id}/state")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changePostingByPost", summary = "Change a posting's state without PATCH",
            description = "As changePosting, for clients that cannot send PATCH, such as wx.request.")
    @APIResponse(responseCode = "200", description = "Changed",
            content = @Content(schema = @Schema(implementation = PostingStateResponse.class),
                    examples = @ExampleObject(name = "paused",
                            value = "{\"id\": 42, \"status\": \"PAUSED\", \"openings\": 5}")))
    @APIResponse(responseCode = "400", description = "The change has faults; all are listed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such posting",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", description = "The posting's state does not allow it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PostingStateResponse> changeByPost(
            @Parameter(description = "Id of the posting") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = PostingChangeRequest.class),
                    examples = @ExampleObject(name = "pause", value = "{\"status\": \"PAUSED\"}"))) ObjectNode body) {
        return change(id, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "withdrawPosting", summary = "Withdraw a posting",
            description = "It leaves the index and is kept for the record. Repeating it changes nothing; "
                    + "publishing it again puts it on offer again.")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    @APIResponse(responseCode = "404", description = "There is no such posting",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> withdraw(@Parameter(description = "Id of the posting") @PathParam("id") long id) {
        return lifecycle.withdraw(id, access::requireWrite);
    }

    private static ObjectNode required(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return body;
    }
}
