package io.sanjian.index.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Forms of text in which trivial differences vanish. */
final class TextForms {
    private static final int KEY_BYTES = 8;

    private TextForms() {
    }

    /** Full-width letters, digits and signs as plain ones, capitals as small letters. */
    static String narrowLowerCase(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            narrow.append(Character.toLowerCase(c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c));
        }
        return narrow.toString();
    }

    /** Letters only: no digits (telephones, dates), spaces or punctuation. */
    static String lettersOnly(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        narrowLowerCase(text).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** 64 bits of SHA-256 in hex: equal texts have equal keys, others practically never. */
    static String key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
