package io.sanjian.login;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same whether or not anybody is known. */
public record PhoneCodeResponse(@Schema(description = "Until when the code works") Instant expiresAt) {
}
