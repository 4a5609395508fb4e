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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Endpoints that are told of recommendations, in the form of Standard Webhooks. */
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks", description = "Signed calls when a worker's list is made")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private static final String ONE = """
            {"id": "6f0c4c0e-1b7e-4a4b-9f64-0f5b8f6b2a10", "url": "https://portal.example/hooks/sanjian",
             "areaCodes": ["500112"], "events": [], "enabled": true, "createdAt": "2026-01-20T02:00:00Z"}
            """;
    private static final String WITH_SECRET = """
            {"id": "6f0c4c0e-1b7e-4a4b-9f64-0f5b8f6b2a10", "url": "https://portal.example/hooks/sanjian",
             "areaCodes": ["500112"], "events": [], "enabled": true, "createdAt": "2026-01-20T02:00:00Z",
             "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"}
            """;
    private static final String ENABLE = "{\"url\": \"https://portal.example/hooks/v2\", \"enabled\": true}";
    private final Webhooks webhooks;

    WebhookResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "registerWebhook", summary = "Register an endpoint",
            description = "It is called with recommendation.created for each worker's list of a run whose channels "
                    + "contain WEBHOOK. A PORTAL hears of the workers that its source entered, an OFFICER of the own areas. "
                    + "The secret is in this answer only.")
    @APIResponse(responseCode = "201", description = "Registered",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class),
                    examples = @ExampleObject(name = "registered", value = WITH_SECRET)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The role or areas of the token do not allow it")
    public Uni<Response> register(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = WebhookRequest.class),
            examples = @ExampleObject(name = "district", value = """
                    {"url": "https://portal.example/hooks/sanjian", "areaCodes": ["500112"]}
                    """))) ObjectNode body) {
        return webhooks.register(body).map(webhook -> Response
                .created(URI.create("/api/v1/webhooks/" + webhook.id())).entity(webhook).build());
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "Registered endpoints", description = "Without secrets.")
    @APIResponse(responseCode = "200", description = "All endpoints within the token's reach",
            content = @Content(schema = @Schema(implementation = WebhookListResponse.class),
                    examples = @ExampleObject(name = "one",
                            value = "{\"items\": [" + ONE + "], \"nextCursor\": null}")))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token's role does not allow it")
    public Uni<WebhookListResponse> list() {
        return webhooks.list().map(items -> new WebhookListResponse(items, null));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getWebhook", summary = "A registered endpoint", description = "Without its secret.")
    @APIResponse(responseCode = "200", description = "The endpoint",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class),
                    examples = @ExampleObject(name = "one", value = ONE)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token's role does not allow it")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<WebhookResponse> get(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id) {
        return webhooks.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changeWebhook", summary = "Change an endpoint, stop it or call it again",
            description = "Only the fields of the body change. enabled true calls an endpoint again that was disabled for "
                    + "answering 410, and at once where it was left alone after failures; enabled false stops calls.")
    @APIResponse(responseCode = "200", description = "As it is now", content = @Content(
            schema = @Schema(implementation = WebhookResponse.class),
            examples = @ExampleObject(name = "enabled", value = ONE)))
    @APIResponse(responseCode = "400", description = "The change has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The role or areas of the token do not allow it")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<WebhookResponse> change(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookChange.class),
                    examples = @ExampleObject(name = "enable", value = ENABLE))) ObjectNode body) {
        return webhooks.change(id, body);
    }

    @POST
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "changeWebhookByPost", summary = "Change an endpoint (for clients without PATCH)",
            description = "The same as changeWebhook.")
    @APIResponse(responseCode = "200", description = "As it is now", content = @Content(
            schema = @Schema(implementation = WebhookResponse.class),
            examples = @ExampleObject(name = "enabled", value = ONE)))
    @APIResponse(responseCode = "400", description = "The change has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The role or areas of the token do not allow it")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<WebhookResponse> changeByPost(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookChange.class),
                    examples = @ExampleObject(name = "enable", value = ENABLE))) ObjectNode body) {
        return webhooks.change(id, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteWebhook", summary = "Remove an endpoint")
    @APIResponse(responseCode = "204", description = "It is no longer called")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token's role does not allow it")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<Void> delete(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id) {
        return webhooks.delete(id);
    }

    @POST
    @Path("{id}/secret")
    @Operation(operationId = "rotateWebhookSecret", summary = "Give an endpoint a new secret",
            description = "For a day calls carry two signatures, by the new secret and by the old one.")
    @APIResponse(responseCode = "200", description = "The endpoint with its new secret, which is in this answer only",
            content = @Content(schema = @Schema(implementation = WebhookResponse.class),
                    examples = @ExampleObject(name = "rotated", value = WITH_SECRET)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token's role does not allow it")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<WebhookResponse> rotate(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id) {
        return webhooks.rotate(id);
    }

    @POST
    @Path("{id}/test")
    @Operation(operationId = "testWebhook", summary = "Call an endpoint with a ping",
            description = "One signed call of type webhook.ping, not repeated; the answer says how it went.")
    @APIResponse(responseCode = "200", description = "How the call went",
            content = @Content(schema = @Schema(implementation = WebhookTestResponse.class),
                    examples = @ExampleObject(name = "delivered", value = "{\"delivered\": true, \"status\": 204}")))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token's role does not allow it")
    @APIResponse(responseCode = "404", description = "There is none within the token's reach")
    public Uni<WebhookTestResponse> test(@Parameter(description = "Id of the webhook") @PathParam("id") UUID id) {
        return webhooks.test(id);
    }
}
