package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
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

/** Consent by purpose, with its history. */
@Path("/api/v1/workers/{id}/consents")
@Tag(name = "Workers")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
public class ConsentResource {
    private final Consents consents;

    ConsentResource(Consents consents) {
        this.consents = consents;
    }

    @GET
    @Operation(operationId = "getConsents", summary = "List consents")
    public Uni<ConsentResponse> get(@PathParam("id") long id) {
        return consents.get(id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recordConsent", summary = "Record a consent")
    @RequestBodySchema(ConsentRequest.class)
    public Uni<ConsentResponse> record(@PathParam("id") long id,
            ObjectNode body) {
        return consents.record(id, body);
    }
}
