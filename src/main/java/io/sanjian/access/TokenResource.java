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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    private static final String ROTATED = """
            {"id": 7, "name": "南溪镇经纪人 07", "role": "BROKER", "areaCodes": ["500235"],
             "createdAt": "2026-01-20T02:00:00Z", "expiresAt": "2027-03-01T02:00:00Z",
             "oldSecretUntil": "2026-03-02T02:00:00Z", "oldSecretLastUsedAt": "2026-03-01T01:58:00Z"}
            """;
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
    @Operation(operationId = "issueToken", summary = "Issue a token",
            description = "The secret is in this answer only; the database keeps a hash. Without expiresAt it works for "
                    + "a year.")
    @APIResponse(responseCode = "201", description = "Issued",
            content = @Content(schema = @Schema(implementation = TokenResponse.class),
                    examples = @ExampleObject(name = "broker", value = """
                            {"id": 7, "name": "南溪镇经纪人 07", "role": "BROKER", "areaCodes": ["500235"],
                             "createdAt": "2026-01-20T02:00:00Z", "expiresAt": "2027-01-20T02:00:00Z",
                             "token": "sj_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA"}
                            """)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Not an ADMIN")
    public Uni<Response> issue(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = TokenRequest.class), examples = {
                    @ExampleObject(name = "broker",
                            value = "{\"name\": \"南溪镇经纪人 07\", \"role\": \"BROKER\", \"areaCodes\": [\"500235\"]}"),
                    @ExampleObject(name = "portal",
                            value = "{\"name\": \"渝职聘\", \"role\": \"PORTAL\", \"source\": \"yuzhipin\"}")
            })) ObjectNode body) {
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
    @Operation(operationId = "listTokens", summary = "List tokens, newest first",
            description = "Without secrets; with the time of last use.")
    @APIResponse(responseCode = "200", description = "A page of tokens",
            content = @Content(schema = @Schema(implementation = TokenListResponse.class),
                    examples = @ExampleObject(name = "one", value = """
                            {"items": [{"id": 3, "name": "cron", "role": "SCHEDULER", "areaCodes": [],
                             "createdAt": "2026-01-20T02:00:00Z", "lastUsedAt": "2026-01-21T00:30:00Z"}],
                             "nextCursor": null}
                            """)))
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Not an ADMIN")
    public Uni<TokenListResponse> list(
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return tokens.list(wanted.from(), wanted.rows()).map(found -> wanted.page(found, Token::id))
                .map(page -> new TokenListResponse(page.items().stream().map(TokenResponse::of).toList(), page.next()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getToken", summary = "One token", description = "Without its secret; with last uses.")
    @APIResponse(responseCode = "200", description = "The token",
            content = @Content(schema = @Schema(implementation = TokenResponse.class),
                    examples = @ExampleObject(name = "rotated", value = ROTATED)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Not an ADMIN")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public Uni<TokenResponse> get(@Parameter(description = "Id of the token") @PathParam("id") long id) {
        return tokens.get(id).map(found -> found.map(TokenResponse::of)
                .orElseThrow(() -> ProblemException.notFound("token", id)));
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rotateToken", summary = "Give a token a new secret", description = """
            The new secret is in this answer only. The present one works on for graceSeconds, so that its holder can
            change over without a gap; oldSecretLastUsedAt tells whether that is done. One that is older still ends at
            once.""")
    @APIResponse(responseCode = "200", description = "Rotated",
            content = @Content(schema = @Schema(implementation = TokenResponse.class),
                    examples = @ExampleObject(name = "rotated", value = ROTATED)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Not an ADMIN")
    @APIResponse(responseCode = "404", description = "There is no such token")
    @APIResponse(responseCode = "409", description = "The token is revoked")
    public Uni<TokenResponse> rotate(@Parameter(description = "Id of the token") @PathParam("id") long id,
            @RequestBody(content = @Content(schema = @Schema(implementation = TokenRotationRequest.class),
                    examples = @ExampleObject(name = "an hour", value = "{\"graceSeconds\": 3600}"))) ObjectNode body) {
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
    @Operation(operationId = "revokeToken", summary = "Revoke a token",
            description = "At once on this replica, elsewhere within 10 seconds. Repeating it changes nothing.")
    @APIResponse(responseCode = "204", description = "It no longer works")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "Not an ADMIN")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public Uni<Void> revoke(@Parameter(description = "Id of the token") @PathParam("id") long id) {
        return tokens.revoke(id).invoke(known -> {
            if (!known) {
                throw ProblemException.notFound("token", id);
            }
        }).replaceWithVoid();
    }
}
