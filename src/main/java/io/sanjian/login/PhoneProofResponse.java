package io.sanjian.login;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A phone is proved. */
public record PhoneProofResponse(@Schema(description = "Until when the proof counts") Instant expiresAt) {
}
