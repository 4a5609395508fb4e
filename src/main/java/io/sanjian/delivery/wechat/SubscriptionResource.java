package io.sanjian.delivery.wechat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.worker.WorkerGuard;
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

/** Subscriptions to WeChat messages, for the mini-program. */
@Path("/api/v1/workers/{id}/wechat/subscriptions")
@Tag(name = "Inbox", description = "Messages to workers")
@RolesAllowed({Roles.WORKER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token does not speak for this worker")
@APIResponse(responseCode = "404", description = "There is no such worker")
public class SubscriptionResource {
    private static final String LIST = """
            {"items": [{"templateId": "rVxOGz0Ij0oFbq1W", "longTerm": false, "accepted": false, "remaining": 1}],
             "nextCursor": null}
            """;
    private final Subscriptions subscriptions;
    private final WechatTemplates templates;
    private final WorkerGuard guard;

    SubscriptionResource(Subscriptions subscriptions, WechatTemplates templates, WorkerGuard guard) {
        this.subscriptions = subscriptions;
        this.templates = templates;
        this.guard = guard;
    }

    @GET
    @Operation(operationId = "listWechatSubscriptions", summary = "Templates to ask for, and what is accepted of each",
            description = "The mini-program asks again where remaining is 0 and the template is no long-term one.")
    @APIResponse(responseCode = "200", description = "All templates of this installation",
            content = @Content(schema = @Schema(implementation = SubscriptionListResponse.class),
                    examples = @ExampleObject(name = "one left", value = LIST)))
    public Uni<SubscriptionListResponse> list(@Parameter(description = "Id of the worker") @PathParam("id") long id) {
        return guard.require(id).chain(() -> subscriptions.of(id))
                .map(found -> new SubscriptionListResponse(found, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportWechatSubscriptions", summary = "Report what the user said to templates",
            description = """
                    What wx.requestSubscribeMessage answered, as it is. Each accept of a one-off template allows one
                    more message. An accept that is reported twice does no harm: WeChat itself keeps count.""")
    @APIResponse(responseCode = "200", description = "What is accepted now",
            content = @Content(schema = @Schema(implementation = SubscriptionListResponse.class),
                    examples = @ExampleObject(name = "one left", value = LIST)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    public Uni<SubscriptionListResponse> report(@Parameter(description = "Id of the worker") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(
                    schema = @Schema(implementation = SubscriptionRequest.class),
                    examples = @ExampleObject(name = "accepted",
                            value = "{\"results\": {\"rVxOGz0Ij0oFbq1W\": \"accept\"}}"))) ObjectNode body) {
        SubscriptionRequest request = SubscriptionRequest.read(body, templates);
        return guard.require(id).chain(() -> subscriptions.report(id, request.results()))
                .map(found -> new SubscriptionListResponse(found, null));
    }
}
