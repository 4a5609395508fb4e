package io.sanjian.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Turns a bearer token into an identity. The identity of an ADMIN holds every role: an ADMIN may do everything. */
@ApplicationScoped
public class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final Tokens tokens;
    private final Optional<byte[]> adminToken;

    TokenIdentityProvider(Tokens tokens, AccessConfig config) {
        this.tokens = tokens;
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
            return Uni.createFrom().item(identity("configured-admin", Roles.ADMIN, Scope.NONE));
        }
        return tokens.check(text).map(found -> found
                .map(token -> identity(token.name() + '#' + token.id(), token.role(), token.scope()))
                .orElseThrow(() -> new AuthenticationFailedException("unknown, expired or revoked token")));
    }

    private boolean isAdminToken(String text) {
        byte[] presented = text.getBytes(StandardCharsets.UTF_8);
        return adminToken.filter(token -> MessageDigest.isEqual(token, presented)).isPresent();
    }

    private static SecurityIdentity identity(String name, String role, Scope scope) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.equals(Roles.ADMIN) ? Set.copyOf(Roles.ALL) : Set.of(role))
                .addAttribute(Caller.ROLE, role)
                .addAttribute(Caller.SCOPE, scope)
                .build();
    }
}
