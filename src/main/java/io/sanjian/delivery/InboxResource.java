package io.sanjian.delivery;

import io.sanjian.access.Roles;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The worker's message box. */
@Path("/api/v1/workers/{id}/inbox")
@Tag(name = "Inbox", description = "Messages to workers")
@Produces(MediaType.APPLICATION_JSON)
public class InboxResource {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 200;
    private static final int LONGEST_WAIT = 55;

    private final Inbox inbox;
    private final InboxWatch watch;
    private final WorkerGuard guard;

    InboxResource(Inbox inbox, InboxWatch watch, WorkerGuard guard) {
        this.inbox = inbox;
        this.watch = watch;
        this.guard = guard;
    }

    @GET
    @RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
    @Operation(operationId = "listInbox", summary = "List messages of a worker")
    public Uni<InboxResponse> list(@PathParam("id") long id,
            @QueryParam("unread") String unread,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("unread", unread, "limit", limit, "cursor", cursor);
        boolean unreadOnly = Boolean.TRUE.equals(fields.bool("unread"));
        PageRequest page = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return inbox.page(id, page, unreadOnly);
    }

    @POST
    @Path("{messageId}/read")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "markInboxMessageRead", summary = "Mark a message as read")
    public Uni<Void> markRead(@PathParam("id") long id,
            @PathParam("messageId") UUID messageId) {
        return inbox.markRead(id, messageId);
    }

    @POST
    @Path("read")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "markInboxRead", summary = "Mark all messages as read")
    public Uni<Void> markAllRead(@PathParam("id") long id) {
        return inbox.markAllRead(id);
    }

    @GET
    @Path("unread")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "awaitInbox", summary = "Count unread messages, or wait for one")
    public Uni<InboxState> unread(@PathParam("id") long id,
            @QueryParam("after") String after,
            @QueryParam("wait") String wait) {
        BodyFields fields = BodyFields.ofParameters("after", after, "wait", wait);
        Long latest = fields.cursor("after");
        Integer seconds = fields.integer("wait", 0, LONGEST_WAIT);
        fields.requireNoFault();
        return guard.require(id).chain(() -> watch.state(id, latest == null ? 0 : latest,
                Duration.ofSeconds(seconds == null ? 0 : seconds)));
    }
}
