package io.sanjian.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.access.jwt.AccessTokens;
import io.sanjian.access.jwt.Login;
import io.sanjian.access.rate.ClientAddress;
import io.sanjian.login.Sessions.Granted;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Log-in of people by WeChat, and their sessions. */
@Path("/api/v1/auth")
@Tag(name = "Login", description = "People log in by WeChat and prove which worker they are")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "429", description = "Too often; Retry-After says when again")
public class LoginResource {
    static final String ANSWER = """
            {"accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImsxIn0.eyJz...", "tokenType": "Bearer",
             "expiresIn": 900, "refreshToken": "sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA",
             "refreshExpiresAt": "2026-02-19T02:00:00Z", "sessionId": "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11",
             "workerId": 17}
            """;
    private final WechatLogin wechat;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final ClientAddress addresses;
    private final Caller caller;

    LoginResource(WechatLogin wechat, Sessions sessions, AccessTokens tokens, ClientAddress addresses, Caller caller) {
        this.wechat = wechat;
        this.sessions = sessions;
        this.tokens = tokens;
        this.addresses = addresses;
        this.caller = caller;
    }

    @POST
    @Path("wechat")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "logInByWechat", summary = "Log in with a code of wx.login", description = """
            The code is shown to WeChat; its session_key is thrown away at once. Whoever is here for the first time gets
            a role of PERSON: to prove a phone, and then to link to the worker that a broker or a ledger has entered, or to
            register.""")
    @APIResponse(responseCode = "200", description = "Logged in", content = @Content(
            schema = @Schema(implementation = LoginResponse.class),
            examples = @ExampleObject(name = "a worker", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "The code is unknown, used or too old (WeChat: 40029, 40163)")
    @APIResponse(responseCode = "403", description = "WeChat has blocked the user for risk (40226)")
    @APIResponse(responseCode = "502", description = "WeChat is busy, cannot be reached, or refuses this installation")
    @APIResponse(responseCode = "503", description = "Log-in by WeChat is not set up here")
    public Uni<RestResponse<LoginResponse>> logIn(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = LoginRequest.class), examples = @ExampleObject(name = "log-in",
                    value = "{\"code\": \"0a3XyZ1w3kQbR53kQb1w3aXyZ12XyZ1A\", \"device\": \"Redmi Note 13\"}"))) ObjectNode body,
            @Context HttpServerRequest http) {
        BodyFields fields = BodyFields.ofBody(body);
        LoginRequest request = LoginRequest.read(fields);
        fields.requireNoFault();
        return wechat.logIn(request.code(), request.device(), addresses.of(http)).map(this::answer);
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "refreshLogin", summary = "Get the next access token", description = """
            A refresh token is used once; the answer holds the next one. One that comes back after its use ends the
            session, for whoever holds it. Only within ten seconds it may be sent again, for answers that are lost on the
            way: then what the lost answer held ends.""")
    @APIResponse(responseCode = "200", description = "The session goes on", content = @Content(
            schema = @Schema(implementation = LoginResponse.class),
            examples = @ExampleObject(name = "a worker", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "The token does not work (any more); log in again")
    public Uni<RestResponse<LoginResponse>> refresh(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = RefreshRequest.class), examples = @ExampleObject(name = "refresh",
                    value = "{\"refreshToken\": \"sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA\"}"))) ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        RefreshRequest request = RefreshRequest.read(fields);
        fields.requireNoFault();
        return sessions.refresh(request.refreshToken()).map(this::answer);
    }

    @GET
    @Path("sessions")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "listSessions", summary = "The caller's sessions, newest first")
    @APIResponse(responseCode = "200", description = "The sessions that still work", content = @Content(
            schema = @Schema(implementation = SessionListResponse.class),
            examples = @ExampleObject(name = "one", value = """
                    {"items": [{"id": "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11", "device": "Redmi Note 13",
                     "createdAt": "2026-01-20T02:00:00Z", "lastUsedAt": "2026-01-20T02:00:00Z",
                     "expiresAt": "2026-02-19T02:00:00Z", "current": true}], "nextCursor": null}
                    """)))
    public Uni<SessionListResponse> list() {
        Login login = caller.requireLogin();
        return sessions.list(login.account()).map(found -> new SessionListResponse(
                found.stream().map(session -> SessionResponse.of(session, login.session())).toList(), null));
    }

    @POST
    @Path("logout")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "logOut", summary = "End the caller's session",
            description = "Access and refresh token end at once here, and within 10 seconds on every replica.")
    @APIResponse(responseCode = "204", description = "Ended")
    public Uni<Void> logOut() {
        Login login = caller.requireLogin();
        return sessions.logOut(login.account(), login.session()).replaceWithVoid();
    }

    @DELETE
    @Path("sessions")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "endSessions", summary = "End all of the caller's sessions, this one included")
    @APIResponse(responseCode = "204", description = "Ended")
    public Uni<Void> endAll() {
        return sessions.logOut(caller.requireLogin().account(), null).replaceWithVoid();
    }

    @DELETE
    @Path("sessions/{id}")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "endSession", summary = "End one of the caller's sessions, as of a phone that was lost")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "The caller has no such session, or it has ended")
    public Uni<Void> end(@Parameter(description = "Id of the session") @PathParam("id") UUID id) {
        return sessions.logOut(caller.requireLogin().account(), id).invoke(ended -> {
            if (!ended) {
                throw ProblemException.notFound("session", id);
            }
        }).replaceWithVoid();
    }

    private RestResponse<LoginResponse> answer(Granted granted) {
        return RestResponse.ok(LoginResponse.of(granted, tokens));
    }
}
