package io.sanjian.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes as they are stored. */
public final class Digests {
    private static final int KEY_BYTES = 8;

    private Digests() {
    }

    /** SHA-256 of a text in UTF-8, 32 bytes. */
    public static byte[] sha256(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 bits of SHA-256 in hex: equal texts have equal keys, others practically never. */
    public static String key(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, KEY_BYTES);
    }

    /** A SHA-256 that has seen nothing yet. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
