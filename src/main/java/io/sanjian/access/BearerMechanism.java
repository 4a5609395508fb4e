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
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Problem;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Wording;
import io.sanjian.web.problem.Wordings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * {@code Authorization: Bearer <token>} (RFC 6750). A request without the header is anonymous; whether that is enough
 * is decided by the path and the operation. A refusal comes out here, before any resource, as a problem document.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    /** Whose programs are written for people who read Chinese: they need not ask for it. */
    private static final Set<String> CHINESE_SPEAKERS = Set.of(Roles.WORKER, Roles.PERSON, Roles.BROKER);
    private static final String REFUSAL = "sanjian.token-refusal";
    private static final String CHALLENGE = "Bearer realm=\"sanjian\"";

    private final Tokens tokens;
    private final FailedAuthLimiter refusals;
    private final ClientAddress addresses;
    private final Wordings wordings;

    BearerMechanism(Tokens tokens, FailedAuthLimiter refusals, ClientAddress addresses, Wordings wordings) {
        this.tokens = tokens;
        this.refusals = refusals;
        this.addresses = addresses;
        this.wordings = wordings;
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
                .invoke(caller -> {
                    if (CHINESE_SPEAKERS.contains(caller.<String>getAttribute(Caller.ROLE))) {
                        Wordings.preferChinese(context);
                    }
                })
                .onFailure(AuthenticationFailedException.class).invoke(failure -> {
                    refusals.note(address);
                    context.put(REFUSAL, TokenRefusal.of((AuthenticationFailedException) failure));
                });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(ProblemType.UNAUTHENTICATED.status(), WWW_AUTHENTICATE,
                challenge(context.get(REFUSAL))));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        TokenRefusal refusal = context.get(REFUSAL);
        Wording wording = wordings.of(context);
        Problem problem = Problem.of(ProblemType.UNAUTHENTICATED,
                refusal == null ? Message.of("Send the header Authorization: Bearer <token>") : refusal.message(),
                context.request().path(), List.of()).in(wording);
        String body = new JsonObject()
                .put("type", problem.type()).put("title", problem.title()).put("status", problem.status())
                .put("detail", problem.detail()).put("instance", problem.instance()).encode();
        context.response().setStatusCode(problem.status())
                .putHeader(WWW_AUTHENTICATE, challenge(refusal))
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, wording.language())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        return Uni.createFrom().completionStage(context.response().end(body).toCompletionStage())
                .replaceWith(Boolean.TRUE);
    }

    /** RFC 6750, 3: a request without a token is told of no error. */
    private static String challenge(TokenRefusal refusal) {
        return refusal == null ? CHALLENGE
                : CHALLENGE + ", error=\"invalid_token\", error_description=\"" + refusal.message() + '"';
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
