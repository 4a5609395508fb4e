package io.sanjian.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.sanjian.access.jwt.AccessTokens;
import io.sanjian.access.jwt.Login;
import io.sanjian.access.jwt.RevokedSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a bearer token into an identity: the configured one, one that was issued, or that of a log-in. The identity of an
 * ADMIN holds every role: an ADMIN may do everything.
 */
@ApplicationScoped
public class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final Tokens tokens;
    private final AccessTokens logins;
    private final RevokedSessions revoked;
    private final Optional<byte[]> adminToken;

    TokenIdentityProvider(Tokens tokens, AccessTokens logins, RevokedSessions revoked, AccessConfig config) {
        this.tokens = tokens;
        this.logins = logins;
        this.revoked = revoked;
        this.adminToken = config.adminToken().map(token -> token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request,
            AuthenticationRequestContext context) {
        String text = request.getToken().getToken();
        if (isAdminToken(text)) {
            return Uni.createFrom().item(identity("configured-admin", Roles.ADMIN, TokenScope.NONE).build());
        }
        return AccessTokens.looksLikeOne(text) ? Uni.createFrom().item(() -> loggedIn(text))
                : tokens.check(text).map(TokenIdentityProvider::issued);
    }

    private static SecurityIdentity issued(Token token) {
        return identity(token.name() + '#' + token.id(), token.role(), token.scope()).build();
    }

    private SecurityIdentity loggedIn(String text) {
        Login login = logins.verify(text).orElseThrow(
                () -> (logins.hasExpired(text) ? TokenRefusal.EXPIRED : TokenRefusal.UNKNOWN).failure());
        if (revoked.contains(login.session())) {
            throw TokenRefusal.REVOKED.failure();
        }
        return identity("login#" + login.account(), login.workerId() == null ? Roles.PERSON : Roles.WORKER,
                new TokenScope(List.of(), null, login.workerId())).addAttribute(Caller.LOGIN, login).build();
    }

    private boolean isAdminToken(String text) {
        byte[] presented = text.getBytes(StandardCharsets.UTF_8);
        return adminToken.filter(token -> MessageDigest.isEqual(token, presented)).isPresent();
    }

    private static QuarkusSecurityIdentity.Builder identity(String name, String role, TokenScope scope) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.equals(Roles.ADMIN) ? Set.copyOf(Roles.ALL) : Set.of(role))
                .addAttribute(Caller.ROLE, role)
                .addAttribute(Caller.SCOPE, scope);
    }
}
