package io.sanjian.login;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The continuation of a session. */
public record RefreshRequest(@Schema(description = "The refresh token that came last", required = true,
        examples = "sjr_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA") String refreshToken) {
    private static final int MAX = 64;

    static RefreshRequest read(BodyFields fields) {
        String token = fields.requiredText("refreshToken", MAX);
        if (token != null && !RefreshTokens.hasForm(token)) {
            fields.reject(Violation.malformed("refreshToken", "{field} is not a refresh token"));
        }
        return new RefreshRequest(token);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "RefreshRequest[]";
    }
}
