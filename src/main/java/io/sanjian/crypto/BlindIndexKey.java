package io.sanjian.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** A key of the blind index. Entries begin with the id of their key, which is a hash of it and tells nothing of it. */
final class BlindIndexKey {
    /** Length of an id within an entry. */
    static final int ID_BYTES = 4;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String ID_OF = "id of this index key";

    private final SecretKey key;
    private final byte[] id;

    BlindIndexKey(SecretKey key) {
        this.key = key;
        this.id = Arrays.copyOf(mac(ID_OF), ID_BYTES);
    }

    /** Eight hexadecimal digits. */
    String id() {
        return HexFormat.of().formatHex(id);
    }

    byte[] index(String value) {
        byte[] mac = mac(value);
        return ByteBuffer.allocate(ID_BYTES + mac.length).put(id).put(mac).array();
    }

    /** Whether an entry was made with this key. */
    boolean made(byte[] entry) {
        return entry.length > ID_BYTES && Arrays.equals(entry, 0, ID_BYTES, id, 0, ID_BYTES);
    }

    private byte[] mac(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
