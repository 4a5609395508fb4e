package io.sanjian.delivery;

import io.sanjian.access.Roles;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The worker's message box. */
@Path("/api/v1/workers/{id}/inbox")
@Tag(name = "Inbox", description = "Messages to workers")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class InboxResource {
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
    public InboxResponse list(@PathParam("id") long id,
            @QueryParam("unread")
            @DefaultValue("false") boolean unread,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") String cursor) {
        return inbox.page(id, PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor), unread);
    }

    @POST
    @Path("{messageId}/read")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "markInboxMessageRead", summary = "Mark a message as read")
    public void markRead(@PathParam("id") long id,
            @PathParam("messageId") UUID messageId) {
        inbox.markRead(id, messageId);
    }

    @POST
    @Path("read")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "markInboxRead", summary = "Mark all messages as read")
    public void markAllRead(@PathParam("id") long id) {
        guard.require(id);
        inbox.markAllRead(id);
    }

    @GET
    @Path("unread")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "awaitInbox", summary = "Count unread messages, or wait for one")
    public Uni<InboxState> unread(@PathParam("id") long id,
            @QueryParam("after")
            @DefaultValue("0") String after,
            @QueryParam("wait") @DefaultValue("0") int wait) {
        List<Violation> faults = new ArrayList<>();
        if (wait < 0 || wait > LONGEST_WAIT) {
            faults.add(Violation.outOfRange("wait", "wait is 0 to " + LONGEST_WAIT));
        }
        if (!after.matches("\\d{1,18}")) {
            faults.add(Violation.malformed("after", "after is latest of an earlier answer"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        guard.require(id);
        return watch.state(id, Long.parseLong(after), Duration.ofSeconds(wait));
    }
}
