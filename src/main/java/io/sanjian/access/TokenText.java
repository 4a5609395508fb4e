package io.sanjian.access;

import io.sanjian.database.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret itself: {@code sj_} and 256 random bits in URL-safe Base64. The prefix lets secret scanners find a leaked
 * one; with so many random bits a plain SHA-256 is enough to store it safely.
 */
final class TokenText {
    private static final String PREFIX = "sj_";
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {
    }

    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String text) {
        return Digests.sha256(text);
    }
}
