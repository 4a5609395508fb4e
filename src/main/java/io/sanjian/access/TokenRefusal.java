package io.sanjian.access;

import io.quarkus.security.AuthenticationFailedException;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import java.util.Map;

/** Why a bearer token does not let its holder in. */
enum TokenRefusal {
    UNKNOWN("The token is unknown"),
    EXPIRED("The token has expired"),
    REVOKED("The token was revoked"),
    /** The secret before a rotation, after its time. */
    REPLACED("The token was replaced by a rotation");

    private static final String ATTRIBUTE = "sanjian.refusal";
    private final Message message;

    TokenRefusal(@MessagePattern String message) {
        this.message = Message.of(message);
    }

    /** The failure of an authentication; {@link #of} finds the reason in it. */
    AuthenticationFailedException failure() {
        return new AuthenticationFailedException(message.toString(), Map.of(ATTRIBUTE, this));
    }

    /** The reason of a failure, or null where it was another. */
    static TokenRefusal of(AuthenticationFailedException failure) {
        return failure.getAttribute(ATTRIBUTE);
    }

    Message message() {
        return message;
    }
}
