package io.sanjian.delivery.sms;

import io.sanjian.access.Roles;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replies to text messages that somebody has to read. */
@Path("/api/v1/sms-replies")
@Tag(name = "Deliveries")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Neither OFFICER nor ADMIN")
public class UnreadReplyResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 200;
    private final SmsReplyStore replies;

    UnreadReplyResource(SmsReplyStore replies) {
        this.replies = replies;
    }

    @GET
    @Operation(operationId = "listSmsReplies", summary = "List replies that nobody has understood yet", description = """
            Newest first. What withdraws consent (TD, 退订, 不要再发了 ...) takes effect by itself and is not here. An OFFICER sees those
            of workers of the own areas, an ADMIN also those from numbers that no worker has. Reading is recorded.""")
    @APIResponse(responseCode = "200", description = "A page of replies",
            content = @Content(schema = @Schema(implementation = SmsReplyListResponse.class),
                    examples = @ExampleObject(name = "question", value = """
                            {"items": [{"id": 3, "workerId": 7, "text": "你们这个厂包住吗",
                             "receivedAt": "2026-01-20T02:00:00Z"}], "nextCursor": null}
                            """)))
    @APIResponse(responseCode = "400", description = "A parameter has a fault")
    public Uni<SmsReplyListResponse> list(
            @Parameter(description = "Those too that somebody has dealt with",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
            @QueryParam("closed") String closed,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "200", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("closed", closed, "limit", limit, "cursor", cursor);
        boolean closedToo = Boolean.TRUE.equals(fields.bool("closed"));
        PageRequest page = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return replies.page(page, closedToo)
                .map(found -> new SmsReplyListResponse(found.items(), found.next()));
    }

    @POST
    @Path("{id}/close")
    @Operation(operationId = "closeSmsReply", summary = "Close a reply that was dealt with",
            description = "It leaves the list; consent is changed by recordConsent. The first closing counts.")
    @APIResponse(responseCode = "204", description = "Closed")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<Void> close(@Parameter(description = "Id of the reply") @PathParam("id") long id) {
        return replies.close(id);
    }
}
