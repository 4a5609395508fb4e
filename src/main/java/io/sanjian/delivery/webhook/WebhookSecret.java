package io.sanjian.delivery.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** Key that an endpoint's calls are signed with, written {@code whsec_<base64>}. Never printed. */
record WebhookSecret(String text) {
    private static final String PREFIX = "whsec_";
    /** Standard Webhooks asks for 24 to 64. */
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    WebhookSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A webhook secret starts with " + PREFIX);
        }
    }

    static WebhookSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
