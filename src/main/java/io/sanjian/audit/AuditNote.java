package io.sanjian.audit;

import io.sanjian.database.Digests;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Free text of an audit entry. The entry holds only the hash of salt and text: where the person is erased the text can go
 * without breaking the chain, and without the salt nobody can guess it from the hash.
 *
 * @param text null: nothing was said, and the others are null too
 */
public record AuditNote(String text, Buffer salt, Buffer hash) {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static AuditNote of(String text) {
        if (text == null) {
            return new AuditNote(null, null, null);
        }
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new AuditNote(text, Buffer.buffer(salt), Buffer.buffer(hash(salt, text)));
    }

    /** SHA-256 of salt and text. */
    public static byte[] hash(byte[] salt, String text) {
        MessageDigest digest = Digests.sha256();
        digest.update(salt);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AuditNote[]";
    }
}
