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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscriptions to WeChat messages, for the mini-program. */
@Path("/api/v1/workers/{id}/wechat/subscriptions")
@Tag(name = "Inbox", description = "Messages to workers")
@RolesAllowed({Roles.WORKER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionResource {
    private final Subscriptions subscriptions;
    private final WechatTemplates templates;
    private final WorkerGuard guard;

    SubscriptionResource(Subscriptions subscriptions, WechatTemplates templates, WorkerGuard guard) {
        this.subscriptions = subscriptions;
        this.templates = templates;
        this.guard = guard;
    }

    @GET
    @Operation(operationId = "listWechatSubscriptions", summary = "List WeChat subscriptions")
    public Uni<SubscriptionListResponse> list(@PathParam("id") long id) {
        return guard.require(id).chain(() -> subscriptions.of(id))
                .map(found -> new SubscriptionListResponse(found, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportWechatSubscriptions", summary = "Report WeChat subscription choices")
    @RequestBodySchema(SubscriptionRequest.class)
    public Uni<SubscriptionListResponse> report(@PathParam("id") long id,
            ObjectNode body) {
        SubscriptionRequest request = SubscriptionRequest.read(body, templates);
        return guard.require(id).chain(() -> subscriptions.report(id, request.results()))
                .map(found -> new SubscriptionListResponse(found, null));
    }
}
