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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Somebody who logged in proves a phone, and by it which worker that is. */
@Path("/api/v1/auth")
@Tag(name = "Login", description = "People log in by WeChat and prove which worker they are")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not logged in by WeChat, or linked to a worker already")
@APIResponse(responseCode = "429", description = "Too often; Retry-After says when again")
public class LinkResource {
    private static final String LINKED = """
            {"accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImsxIn0.eyJz...", "tokenType": "Bearer",
             "expiresIn": 900, "sessionId": "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11", "workerId": 17}
            """;
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
    @Operation(operationId = "sendPhoneCode", summary = "Have a code sent to a phone", description = """
            To the phone that is named, or to the one that is on file for the ID number that is named. The answer is the
            same whether anybody is known or not.""")
    @APIResponse(responseCode = "202", description = "Taken", content = @Content(
            schema = @Schema(implementation = PhoneCodeResponse.class),
            examples = @ExampleObject(name = "taken", value = "{\"expiresAt\": \"2026-01-20T02:05:00Z\"}")))
    @APIResponse(responseCode = "400", description = "Not exactly one number, or a malformed one")
    @APIResponse(responseCode = "503", description = "SMS is not set up here")
    public Uni<RestResponse<PhoneCodeResponse>> sendCode(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = PhoneCodeRequest.class), examples = @ExampleObject(name = "phone",
                    value = "{\"phone\": \"13812345678\"}"))) ObjectNode body,
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
    @Operation(operationId = "provePhone", summary = "Prove a phone", description = """
            With what the code was asked for by and the code itself, or with the code of WeChat's phone-number component.
            A code works once, for five minutes and five tries.""")
    @APIResponse(responseCode = "200", description = "Proved", content = @Content(
            schema = @Schema(implementation = PhoneProofResponse.class),
            examples = @ExampleObject(name = "proved", value = "{\"expiresAt\": \"2026-01-20T02:15:00Z\"}")))
    @APIResponse(responseCode = "400", description = "The code is wrong, used or too old, or the request has faults")
    @APIResponse(responseCode = "502", description = "WeChat is busy, cannot be reached, or refuses this installation")
    public Uni<PhoneProofResponse> prove(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = PhoneProofRequest.class), examples = {
                    @ExampleObject(name = "SMS", value = "{\"phone\": \"13812345678\", \"code\": \"123456\"}"),
                    @ExampleObject(name = "WeChat",
                            value = "{\"wechatCode\": \"e31968a7f94cc5ee25fafc2aef2773f0bb8c\"}")
            })) ObjectNode body) {
        Login login = caller.requireLogin();
        BodyFields fields = BodyFields.ofBody(body);
        PhoneProofRequest request = PhoneProofRequest.read(fields);
        WorkerIdentities.requireNoFault(fields);
        return (request.wechatCode() != null ? proofs.proveByWechat(login.account(), request.wechatCode())
                : proofs.prove(login.account(), request.named(), request.code())).map(PhoneProofResponse::new);
    }

    @POST
    @Path("link")
    @Operation(operationId = "linkWorker", summary = "Link to the worker with the proved phone", description = """
            The worker that a broker or a ledger has entered. The answer's access token is a worker's; the refresh token
            stays.""")
    @APIResponse(responseCode = "200", description = "Linked", content = @Content(
            schema = @Schema(implementation = LoginResponse.class),
            examples = @ExampleObject(name = "linked", value = LINKED)))
    @APIResponse(responseCode = "400", description = "Nobody with the proved phone has this ID number")
    @APIResponse(responseCode = "404", description = "Nobody is known with the proved phone: register")
    @APIResponse(responseCode = "409",
            description = "PROOF_NEEDED: prove a phone first; ID_NUMBER_NEEDED: several persons "
                    + "have the phone, or another WeChat account was the worker's; LINKED_ELSEWHERE: only a broker can help; "
                    + "LINKED: this account is a worker's already")
    public Uni<RestResponse<LoginResponse>> link(@RequestBody(content = @Content(
            schema = @Schema(implementation = LinkRequest.class), examples = {
                    @ExampleObject(name = "by phone", value = "{}"),
                    @ExampleObject(name = "several", value = "{\"idNumber\": \"500101197001010019\"}")
            })) ObjectNode body) {
        Login login = caller.requireLogin();
        BodyFields fields = BodyFields.ofOptionalBody(body);
        String idNumber = WorkerIdentities.idNumber(fields);
        WorkerIdentities.requireNoFault(fields);
        return linking.link(login, idNumber).map(this::answer);
    }

    @POST
    @Path("register")
    @Operation(operationId = "registerWorker", summary = "Register as a new worker with the proved phone", description = """
            The body is that of a worker without source, externalId and phone.""")
    @APIResponse(responseCode = "200", description = "Registered and linked", content = @Content(
            schema = @Schema(implementation = LoginResponse.class),
            examples = @ExampleObject(name = "linked", value = LINKED)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "409",
            description = "PROOF_NEEDED: prove a phone first; KNOWN: somebody is known with the "
                    + "phone, link; LINKED: this account is a worker's already")
    public Uni<RestResponse<LoginResponse>> register(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = WorkerDocument.class), examples = @ExampleObject(name = "worker", value = """
                    {"name": "张三", "idNumber": "500101197001010019",
                     "home": {"areaCode": "500235", "townCode": "500235107"}, "trades": ["打螺丝", "挖机"],
                     "consent": {"given": true, "wording": "同意接收三次岗位推荐"}}"""))) ObjectNode body) {
        Login login = caller.requireLogin();
        BodyFields.ofBody(body);
        return linking.register(login, body).map(this::answer);
    }

    private RestResponse<LoginResponse> answer(Login login) {
        return RestResponse.ok(LoginResponse.of(login, tokens));
    }
}
