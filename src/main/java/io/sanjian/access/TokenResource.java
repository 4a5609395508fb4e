package io.sanjian.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bearer tokens of services and devices: issue, list, rotate, revoke. */
@Path("/api/v1/tokens")
@Tag(name = "Tokens", description = "Who may call")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer",
        description = "A token issued by POST /api/v1/tokens, or SANJIAN_ADMIN_TOKEN where that is set")
public class TokenResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private final Tokens tokens;
    private final TokenStore store;
    private final Areas areas;
    private final Clock clock;

    TokenResource(Tokens tokens, TokenStore store, Areas areas, Clock clock) {
        this.tokens = tokens;
        this.store = store;
        this.areas = areas;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "issueToken", summary = "Issue a token")
    @RequestBodySchema(TokenRequest.class)
    @APIResponseSchema(TokenResponse.class)
    public Uni<Response> issue(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        TokenRequest request = TokenRequest.read(fields, areas, clock.instant(), tokens.latestEnd());
        Long workerId = request.workerId();
        Uni<Boolean> known = workerId == null ? Uni.createFrom().item(true) : store.workerExists(workerId);
        return known.flatMap(exists -> {
            if (!exists) {
                fields.reject(Violation.of("workerId", "UNKNOWN", "there is no worker {0}", workerId));
            }
            fields.requireNoFault();
            return tokens.issue(request.name(), request.role(), request.scope(), request.expiresAt());
        }).map(issued -> Response.created(URI.create("/api/v1/tokens/" + issued.token().id()))
                .entity(TokenResponse.of(issued.token(), issued.text())).build());
    }

    @GET
    @Operation(operationId = "listTokens", summary = "List tokens, newest first")
    public Uni<TokenListResponse> list(@QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return tokens.list(wanted.from(), wanted.rows()).map(found -> wanted.page(found, Token::id))
                .map(page -> new TokenListResponse(page.items().stream().map(TokenResponse::of).toList(), page.next()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getToken", summary = "Get a token")
    public Uni<TokenResponse> get(@PathParam("id") long id) {
        return tokens.get(id).map(found -> found.map(TokenResponse::of)
                .orElseThrow(() -> ProblemException.notFound("token", id)));
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rotateToken", summary = "Give a token a new secret")
    @RequestBodySchema(TokenRotationRequest.class)
    public Uni<TokenResponse> rotate(@PathParam("id") long id,
            ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        TokenRotationRequest request = TokenRotationRequest.read(fields, clock.instant(), tokens.latestEnd());
        fields.requireNoFault();
        return tokens.rotate(id, request.grace(), request.expiresAt()).flatMap(rotated -> rotated
                .map(issued -> Uni.createFrom().item(TokenResponse.of(issued.token(), issued.text())))
                .orElseGet(() -> refused(id)));
    }

    private Uni<TokenResponse> refused(long id) {
        return tokens.get(id).map(found -> {
            throw found.map(token -> new ProblemException(ProblemType.CONFLICT, "The token is revoked"))
                    .orElseGet(() -> ProblemException.notFound("token", id));
        });
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "revokeToken", summary = "Revoke a token")
    public Uni<Void> revoke(@PathParam("id") long id) {
        return tokens.revoke(id).invoke(known -> {
            if (!known) {
                throw ProblemException.notFound("token", id);
            }
        }).replaceWithVoid();
    }
}
