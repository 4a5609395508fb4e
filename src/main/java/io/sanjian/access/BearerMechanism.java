package io.sanjian.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.sanjian.access.jwt.AccessTokens;
import io.sanjian.access.rate.ClientAddress;
import io.sanjian.access.rate.FailedAuthLimiter;
import io.sanjian.crypto.Masks;
import io.sanjian.web.problem.Problem;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * {@code Authorization: Bearer <token>} (RFC 6750). A request without the header is anonymous; whether that is enough
 * is decided by the path and the operation. A refusal comes out here, before any resource, as a problem document.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String CHALLENGE = "Bearer realm=\"sanjian\"";

    private final Tokens tokens;
    private final FailedAuthLimiter refusals;
    private final ClientAddress addresses;

    BearerMechanism(Tokens tokens, FailedAuthLimiter refusals, ClientAddress addresses) {
        this.tokens = tokens;
        this.refusals = refusals;
        this.addresses = addresses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        String token = header.substring(SCHEME.length()).strip();
        String address = addresses.of(context.request());
        ProblemException tooMany = refusals.tooMany(address);
        if (tooMany != null && !tokens.isRemembered(token) && !AccessTokens.looksLikeOne(token)) {
            return Uni.createFrom().failure(tooMany);
        }
        return providers.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer")))
                .onFailure(AuthenticationFailedException.class).invoke(() -> refusals.note(address));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(ProblemType.UNAUTHENTICATED.status(),
                WWW_AUTHENTICATE, CHALLENGE));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        ProblemType type = ProblemType.UNAUTHENTICATED;
        boolean presented = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        String body = new JsonObject()
                .put("type", type.uri()).put("title", type.title()).put("status", type.status())
                .put("detail", presented ? "The token is unknown, expired or revoked"
                        : "Send the header Authorization: Bearer <token>")
                .put("instance", Masks.hide(context.request().path()))
                .encode();
        context.response().setStatusCode(type.status())
                .putHeader(WWW_AUTHENTICATE, CHALLENGE)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        return Uni.createFrom().completionStage(context.response().end(body).toCompletionStage())
                .replaceWith(Boolean.TRUE);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
