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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(operationId = "listInbox", summary = "Messages of a worker, newest first",
            description = "A WORKER reads the own inbox; BROKER and OFFICER those of their areas, which is recorded.")
    @APIResponse(responseCode = "200", description = "A page of messages",
            content = @Content(schema = @Schema(implementation = InboxResponse.class),
                    examples = @ExampleObject(name = "one", value = """
                            {"items": [{"messageId": "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11", "runId": 12,
                             "title": "为您推荐3个岗位",
                             "body": "1. 焊工 · 长安汽车 · 渝北区 · 6000–8000元/月：您说到“烧电焊”，这里招焊工，该有的证您有 · 离家3.2公里\\n2. ...\\n3. ...",
                             "createdAt": "2026-01-20T02:00:00Z"}], "unread": 1, "nextCursor": null}
                            """)))
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The worker is out of the token's reach")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<InboxResponse> list(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Only messages that are unread",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
            @QueryParam("unread") String unread,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "200", defaultValue = "20"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("unread", unread, "limit", limit, "cursor", cursor);
        boolean unreadOnly = Boolean.TRUE.equals(fields.bool("unread"));
        PageRequest page = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return inbox.page(id, page, unreadOnly);
    }

    @POST
    @Path("{messageId}/read")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "markInboxMessageRead", summary = "Mark a message as read",
            description = "For the worker only; repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "It is read")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not speak for this worker")
    @APIResponse(responseCode = "404", description = "The worker has no such message")
    public Uni<Void> markRead(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "Id of the message") @PathParam("messageId") UUID messageId) {
        return inbox.markRead(id, messageId);
    }

    @POST
    @Path("read")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "markInboxRead", summary = "Mark all messages as read",
            description = "For the worker only; repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "They are read")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not speak for this worker")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<Void> markAllRead(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
        return inbox.markAllRead(id);
    }

    @GET
    @Path("unread")
    @RolesAllowed({Roles.WORKER, Roles.ADMIN})
    @Operation(operationId = "awaitInbox", summary = "Number of unread messages, at once or when one comes",
            description = """
                    Long poll: with wait the answer comes as soon as there is a message that is newer than after, at the
                    latest when wait is over. Call again with the latest of the answer.""")
    @APIResponse(responseCode = "200", description = "What is new",
            content = @Content(schema = @Schema(implementation = InboxState.class),
                    examples = @ExampleObject(name = "one", value = "{\"unread\": 1, \"latest\": \"4711\"}")))
    @APIResponse(responseCode = "400", description = "wait or after is malformed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token does not speak for this worker")
    @APIResponse(responseCode = "404", description = "There is no such worker")
    public Uni<InboxState> unread(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @Parameter(description = "latest of the answer before", example = "4711") @QueryParam("after") String after,
            @Parameter(description = "Seconds to wait",
                    schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "55", defaultValue = "0"))
            @QueryParam("wait") String wait) {
        BodyFields fields = BodyFields.ofParameters("after", after, "wait", wait);
        Long latest = fields.cursor("after");
        Integer seconds = fields.integer("wait", 0, LONGEST_WAIT);
        fields.requireNoFault();
        return guard.require(id).chain(() -> watch.state(id, latest == null ? 0 : latest,
                Duration.ofSeconds(seconds == null ? 0 : seconds)));
    }
}
