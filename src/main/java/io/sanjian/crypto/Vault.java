package io.sanjian.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts with AES-256-GCM as {@code keyId:base64(nonce | ciphertext | tag)}. The context says what and whose the
 * text is (such as column and row); a sealed text opens only with the context that it was sealed for, so that it cannot
 * be moved to another column or row. Safe for use by many threads.
 */
public class Vault {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys;
    private final String activeKey;
    private final List<BlindIndexKey> indexKeys;

    /** @param indexKeys the one that makes new entries first */
    Vault(Map<String, SecretKey> keys, String activeKey, List<BlindIndexKey> indexKeys) {
        this.keys = Map.copyOf(keys);
        this.activeKey = activeKey;
        this.indexKeys = List.copyOf(indexKeys);
    }

    /** Ids of the keys that can open texts. */
    public Set<String> keyIds() {
        return keys.keySet();
    }

    /** Id of the key that seals. */
    public String activeKey() {
        return activeKey;
    }

    /** Ids of the keys by which numbers are found, the one that makes new entries first. */
    public List<String> indexKeyIds() {
        return indexKeys.stream().map(BlindIndexKey::id).toList();
    }

    /** Seals with the active key; null stays null. */
    public String encrypt(String plain, String context) {
        if (plain == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, keys.get(activeKey), nonce,
                plain.getBytes(StandardCharsets.UTF_8), context);
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        return activeKey + ':' + Base64.getEncoder().encodeToString(whole);
    }

    /**
     * Opens what {@link #encrypt} sealed; null stays null.
     *
     * @throws DecryptionException if the key is unknown, the text was changed, or the context is another one
     */
    public String decrypt(String sealed, String context) {
        if (sealed == null) {
            return null;
        }
        int colon = sealed.indexOf(':');
        SecretKey key = colon < 0 ? null : keys.get(sealed.substring(0, colon));
        if (key == null) {
            throw new DecryptionException("sealed with a key that is not configured", null);
        }
        try {
            byte[] whole = Base64.getDecoder().decode(sealed.substring(colon + 1));
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] body = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
            return new String(apply(Cipher.DECRYPT_MODE, key, nonce, body, context), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("not a sealed text", e);
        }
    }

    /** Whether this was sealed with the key that seals now; null counts as such. */
    public boolean isCurrent(String sealed) {
        return sealed == null || sealed.startsWith(activeKey + ':');
    }

    /** Whether this was made with the key that makes index entries now; null counts as such. */
    public boolean isCurrent(byte[] blindIndex) {
        return blindIndex == null || indexKeys.getFirst().made(blindIndex);
    }

    /**
     * The blind index of a normalised value, for equality look-up of sealed columns: the first bytes of the key's id and
     * the HMAC-SHA256 of the value. Null stays null.
     */
    public byte[] blindIndex(String value) {
        return value == null ? null : indexKeys.getFirst().index(value);
    }

    /** All entries under which the value may stand, for a look-up while the index moves to another key. */
    public List<byte[]> blindIndexes(String value) {
        return value == null ? List.of() : indexKeys.stream().map(key -> key.index(value)).toList();
    }

    private static byte[] apply(int mode, SecretKey key, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException("the text was changed or belongs elsewhere", e);
        }
    }
}
