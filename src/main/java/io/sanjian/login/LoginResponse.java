package io.sanjian.login;

import io.sanjian.access.jwt.AccessTokens;
import io.sanjian.access.jwt.Login;
import io.sanjian.login.Sessions.Granted;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody who logged in holds. */
public record LoginResponse(
        @Schema(description = "For the header Authorization: Bearer; a JWT") String accessToken,
        @Schema(examples = "Bearer") String tokenType,
        @Schema(description = "Seconds for which the access token works", examples = "900") long expiresIn,
        @Schema(description = "For the next access token; used once, the answer holds another. Absent where the one "
                + "that the caller has goes on working")
        @Nullable String refreshToken,
        @Schema(description = "Until when the refresh token works unless it is used")
        @Nullable Instant refreshExpiresAt,
        @Schema(description = "The session, as the list of sessions names it") UUID sessionId,
        @Schema(description = "The worker that the person has proved to be; absent until then")
        @Nullable Long workerId) {

    static LoginResponse of(Granted granted, AccessTokens tokens) {
        Login login = granted.login();
        return new LoginResponse(tokens.issue(login), "Bearer", tokens.ttl().toSeconds(), granted.refreshToken(),
                granted.expiresAt(), login.session(), login.workerId());
    }

    static LoginResponse of(Login login, AccessTokens tokens) {
        return new LoginResponse(tokens.issue(login), "Bearer", tokens.ttl().toSeconds(), null, null, login.session(),
                login.workerId());
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "LoginResponse[" + sessionId + "]";
    }
}
