package io.sanjian.crypto;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Keys that protect personal data. Nothing has a default: the service refuses to start without them. */
@ConfigMapping(prefix = "sanjian.privacy")
public interface PrivacyConfig {

    /**
     * Encryption keys by id (letters and digits): 32 bytes in Base64 each. A key is kept for as long as data sealed
     * with it exist ({@code GET /api/v1/admin/keys} tells). Environment: {@code SANJIAN_PRIVACY_KEYS_<ID>}.
     */
    Map<String, String> keys();

    /** Id of the key that seals new data. Environment: {@code SANJIAN_PRIVACY_ACTIVE_KEY}. */
    Optional<String> activeKey();

    /**
     * Key of the blind index: 32 bytes in Base64. Environment: {@code SANJIAN_PRIVACY_INDEX_KEY}.
     */
    Optional<String> indexKey();

    /**
     * A second key of the blind index, by which numbers are found too while the index moves from one key to another.
     * Environment: {@code SANJIAN_PRIVACY_OTHER_INDEX_KEY}.
     */
    Optional<String> otherIndexKey();
}
