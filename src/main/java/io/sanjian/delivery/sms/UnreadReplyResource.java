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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replies to text messages that somebody has to read. */
@Path("/api/v1/sms-replies")
@Tag(name = "Deliveries")
@RolesAllowed({Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class UnreadReplyResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 200;
    private final SmsReplyStore replies;

    UnreadReplyResource(SmsReplyStore replies) {
        this.replies = replies;
    }

    @GET
    @Operation(operationId = "listSmsReplies", summary = "List replies that were not understood")
    public Uni<SmsReplyListResponse> list(@QueryParam("closed") String closed,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("closed", closed, "limit", limit, "cursor", cursor);
        boolean closedToo = Boolean.TRUE.equals(fields.bool("closed"));
        PageRequest page = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return replies.page(page, closedToo)
                .map(found -> new SmsReplyListResponse(found.items(), found.next()));
    }

    @POST
    @Path("{id}/close")
    @Operation(operationId = "closeSmsReply", summary = "Close a reply to a text message")
    public Uni<Void> close(@PathParam("id") long id) {
        return replies.close(id);
    }
}
