package io.sanjian.access.jwt;

import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** The keys that sign and check access tokens, by id. Weak ones are refused where they are read, which is at start. */
final class JwtKeys {
    private static final int LEAST_BYTES = 32;
    /** 32 random bytes hold some 30 different ones; a word, or one repeated, holds fewer than this. */
    private static final int LEAST_DIFFERENT = 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final Map<String, Key> keys;
    private final String active;

    private JwtKeys(Map<String, Key> keys, String active) {
        this.keys = keys;
        this.active = active;
    }

    /**
     * The keys of a configuration; none where nothing is configured.
     *
     * @throws IllegalStateException naming the setting that is missing or weak, never its value
     */
    static JwtKeys of(JwtConfig config) {
        Map<String, Key> keys = new HashMap<>();
        config.keys().forEach((id, base64) -> {
            Key key = key(id, base64);
            keys.forEach((other, known) -> {
                if (Arrays.equals(known.getEncoded(), key.getEncoded())) {
                    throw new IllegalStateException(
                            "sanjian.jwt.keys." + id + " is the same as that of " + other);
                }
            });
            keys.put(id, key);
        });
        String active = config.activeKey().filter(id -> !id.isBlank()).orElse(null);
        if (active == null && !keys.isEmpty()) {
            throw new IllegalStateException("SANJIAN_JWT_ACTIVE_KEY (id of the key that signs) is not set");
        }
        if (active != null && !keys.containsKey(active)) {
            throw new IllegalStateException("SANJIAN_JWT_KEYS_" + active.toUpperCase(Locale.ROOT) + " is not set. "
                    + "A key can be made with: head -c 32 /dev/urandom | base64");
        }
        return new JwtKeys(Map.copyOf(keys), active);
    }

    private static Key key(String id, String base64) {
        String name = "sanjian.jwt.keys." + id;
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException("The id of a key has 1 to 32 letters and digits: " + name);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " is not Base64");
        }
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalStateException(name + " has " + bytes.length + " bytes, fewer than " + LEAST_BYTES);
        }
        boolean[] seen = new boolean[1 << Byte.SIZE];
        int different = 0;
        for (byte b : bytes) {
            different += seen[b & 0xff] ? 0 : 1;
            seen[b & 0xff] = true;
        }
        if (different < LEAST_DIFFERENT) {
            throw new IllegalStateException(name + " is not random");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    String activeId() {
        return active;
    }

    Key active() {
        return keys.get(active);
    }

    /** @param id as a token says, or null */
    Optional<Key> find(String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(keys.get(id));
    }
}
