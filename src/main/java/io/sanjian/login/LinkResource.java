package io.sanjian.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.access.jwt.AccessTokens;
import io.sanjian.access.jwt.Login;
import io.sanjian.access.rate.ClientAddress;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.worker.WorkerDocument;
import io.sanjian.worker.WorkerIdentities;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Somebody who logged in proves a phone, and by it which worker that is. */
@Path("/api/v1/auth")
@Tag(name = "Login", description = "People log in by WeChat and prove which worker they are")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinkResource {
    private final PhoneProofs proofs;
    private final WorkerLinking linking;
    private final AccessTokens tokens;
    private final ClientAddress addresses;
    private final Caller caller;

    LinkResource(PhoneProofs proofs, WorkerLinking linking, AccessTokens tokens,
            ClientAddress addresses, Caller caller) {
        this.proofs = proofs;
        this.linking = linking;
        this.tokens = tokens;
        this.addresses = addresses;
        this.caller = caller;
    }

    @POST
    @Path("phone-codes")
    @Operation(operationId = "sendPhoneCode", summary = "Send a code to a phone")
    @RequestBodySchema(PhoneCodeRequest.class)
    public Uni<RestResponse<PhoneCodeResponse>> sendCode(ObjectNode body,
            @Context HttpServerRequest http) {
        Login login = caller.requireLogin();
        BodyFields fields = BodyFields.ofBody(body);
        CodeRecipient named = CodeRecipient.read(fields);
        WorkerIdentities.requireNoFault(fields);
        return proofs.sendCode(login.account(), named, addresses.of(http))
                .map(until -> RestResponse.ResponseBuilder
                        .create(RestResponse.Status.ACCEPTED, new PhoneCodeResponse(until)).build());
    }

    @POST
    @Path("phone")
    @Operation(operationId = "provePhone", summary = "Verify a phone")
    @RequestBodySchema(PhoneProofRequest.class)
    public Uni<PhoneProofResponse> prove(ObjectNode body) {
        Login login = caller.requireLogin();
        BodyFields fields = BodyFields.ofBody(body);
        PhoneProofRequest request = PhoneProofRequest.read(fields);
        WorkerIdentities.requireNoFault(fields);
        return (request.wechatCode() != null ? proofs.proveByWechat(login.account(), request.wechatCode())
                : proofs.prove(login.account(), request.named(), request.code())).map(PhoneProofResponse::new);
    }

    @POST
    @Path("link")
    @Operation(operationId = "linkWorker", summary = "Link to the worker with the verified phone")
    @RequestBodySchema(LinkRequest.class)
    public Uni<RestResponse<LoginResponse>> link(ObjectNode body) {
        Login login = caller.requireLogin();
        BodyFields fields = BodyFields.ofOptionalBody(body);
        String idNumber = WorkerIdentities.idNumber(fields);
        WorkerIdentities.requireNoFault(fields);
        return linking.link(login, idNumber).map(this::answer);
    }

    @POST
    @Path("register")
    @Operation(operationId = "registerWorker", summary = "Register as a new worker")
    @RequestBodySchema(WorkerDocument.class)
    public Uni<RestResponse<LoginResponse>> register(ObjectNode body) {
        Login login = caller.requireLogin();
        BodyFields.ofBody(body);
        return linking.register(login, body).map(this::answer);
    }

    private RestResponse<LoginResponse> answer(Login login) {
        return RestResponse.ok(LoginResponse.of(login, tokens));
    }
}
