package io.sanjian.login;

import java.time.Instant;
import java.util.UUID;

/** A session as its owner sees it. @param device as the device called itself, or null */
record Session(UUID id, String device, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {
}
