package io.sanjian.crypto;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads the keys from the configuration at start: a missing or short key stops the service there and then. */
public class Keys {
    private static final int KEY_BYTES = 32;

    @Produces
    @Singleton
    @Startup
    Vault vault(PrivacyConfig config) {
        return open(config);
    }

    /**
     * A vault with these keys.
     *
     * @throws IllegalStateException naming the variable that is missing or wrong, never its value
     */
    public static Vault open(PrivacyConfig config) {
        String active = config.activeKey().orElseThrow(() -> missing("SANJIAN_PRIVACY_ACTIVE_KEY (id of a key)"));
        if (!config.keys().containsKey(active)) {
            throw missing("SANJIAN_PRIVACY_KEYS_" + active.toUpperCase(Locale.ROOT) + " (32 bytes, Base64)");
        }
        String index = config.indexKey()
                .orElseThrow(() -> missing("SANJIAN_PRIVACY_INDEX_KEY (32 bytes, Base64)"));
        Map<String, SecretKey> keys = config.keys().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                key -> key("sanjian.privacy.keys." + key.getKey(), key.getValue(), "AES")));
        List<BlindIndexKey> indexKeys = new ArrayList<>(List.of(indexKey("sanjian.privacy.index-key", index)));
        config.otherIndexKey().filter(Predicate.not(String::isBlank))
                .ifPresent(other -> indexKeys.add(indexKey("sanjian.privacy.other-index-key", other)));
        return new Vault(keys, active, indexKeys);
    }

    private static BlindIndexKey indexKey(String name, String base64) {
        return new BlindIndexKey(key(name, base64, "HmacSHA256"));
    }

    private static SecretKey key(String name, String base64, String algorithm) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " is not Base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(name + " has " + bytes.length + " bytes, not " + KEY_BYTES);
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("Personal data cannot be protected: " + what + " is not set. "
                + "A key can be made with: head -c 32 /dev/urandom | base64");
    }
}
