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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Log-in of people by WeChat, and their sessions. */
@Path("/api/v1/auth")
@Tag(name = "Login", description = "People log in by WeChat and prove which worker they are")
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
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
    @Operation(operationId = "logInByWechat", summary = "Log in by WeChat")
    @RequestBodySchema(LoginRequest.class)
    public Uni<RestResponse<LoginResponse>> logIn(ObjectNode body,
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
    @Operation(operationId = "refreshLogin", summary = "Refresh the access token")
    @RequestBodySchema(RefreshRequest.class)
    public Uni<RestResponse<LoginResponse>> refresh(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        RefreshRequest request = RefreshRequest.read(fields);
        fields.requireNoFault();
        return sessions.refresh(request.refreshToken()).map(this::answer);
    }

    @GET
    @Path("sessions")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "listSessions", summary = "List sessions")
    public Uni<SessionListResponse> list() {
        Login login = caller.requireLogin();
        return sessions.list(login.account()).map(found -> new SessionListResponse(
                found.stream().map(session -> SessionResponse.of(session, login.session())).toList(), null));
    }

    @POST
    @Path("logout")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "logOut", summary = "Log out")
    public Uni<Void> logOut() {
        Login login = caller.requireLogin();
        return sessions.logOut(login.account(), login.session()).replaceWithVoid();
    }

    @DELETE
    @Path("sessions")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "endSessions", summary = "End all sessions")
    public Uni<Void> endAll() {
        return sessions.logOut(caller.requireLogin().account(), null).replaceWithVoid();
    }

    @DELETE
    @Path("sessions/{id}")
    @RolesAllowed({Roles.PERSON, Roles.WORKER})
    @Operation(operationId = "endSession", summary = "End a session")
    public Uni<Void> end(@PathParam("id") UUID id) {
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
