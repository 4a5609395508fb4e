package io.sanjian.delivery.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Endpoints that are told of recommendations, in the form of Standard Webhooks. */
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks", description = "Signed calls when a worker's list is made")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private final Webhooks webhooks;

    WebhookResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerWebhook", summary = "Register a webhook")
    @RequestBodySchema(WebhookRequest.class)
    @APIResponseSchema(WebhookResponse.class)
    public Uni<Response> register(ObjectNode body) {
        return webhooks.register(body).map(webhook -> Response
                .created(URI.create("/api/v1/webhooks/" + webhook.id())).entity(webhook).build());
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List webhooks")
    public Uni<WebhookListResponse> list() {
        return webhooks.list().map(items -> new WebhookListResponse(items, null));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getWebhook", summary = "Get a webhook")
    public Uni<WebhookResponse> get(@PathParam("id") UUID id) {
        return webhooks.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changeWebhook", summary = "Change, stop or resume a webhook")
    @RequestBodySchema(WebhookChange.class)
    public Uni<WebhookResponse> change(@PathParam("id") UUID id,
            ObjectNode body) {
        return webhooks.change(id, body);
    }

    @POST
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changeWebhookByPost", summary = "Change, stop or resume a webhook by POST")
    @RequestBodySchema(WebhookChange.class)
    public Uni<WebhookResponse> changeByPost(@PathParam("id") UUID id,
            ObjectNode body) {
        return webhooks.change(id, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return webhooks.delete(id);
    }

    @POST
    @Path("{id}/secret")
    @Operation(operationId = "rotateWebhookSecret", summary = "Rotate a webhook's secret")
    public Uni<WebhookResponse> rotate(@PathParam("id") UUID id) {
        return webhooks.rotate(id);
    }

    @POST
    @Path("{id}/test")
    @Operation(operationId = "testWebhook", summary = "Test a webhook")
    public Uni<WebhookTestResponse> test(@PathParam("id") UUID id) {
        return webhooks.test(id);
    }
}
