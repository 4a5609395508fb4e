package io.sanjian.login;

import io.sanjian.database.Digests;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The text of a refresh token: {@code sjr_} and 256 random bits. The database keeps its SHA-256. */
final class RefreshTokens {
    private static final Pattern FORM = Pattern.compile("sjr_[\\w-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RefreshTokens() {
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "sjr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    static byte[] hash(String text) {
        return Digests.sha256(text);
    }
}
