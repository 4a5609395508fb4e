package io.sanjian.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultTest {
    private static final String CONTEXT = "worker.phone\0s\0" + "1";
    private static final String OLD = key('a');
    private static final String NEW = key('b');
    private static final String INDEX = key('i');

    private final Vault vault = Keys.open(config(Map.of("old", OLD), "old", INDEX));

    @Property
    void whatWasSealedOpens(@ForAll String plain) {
        Vault any = Keys.open(config(Map.of("old", OLD), "old", INDEX));
        String text = new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(any.decrypt(any.encrypt(text, CONTEXT), CONTEXT)).isEqualTo(text);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(vault.encrypt(null, CONTEXT)).isNull();
        assertThat(vault.decrypt(null, CONTEXT)).isNull();
        assertThat(vault.blindIndex(null)).isNull();
    }

    @Test
    void equalTextsAreSealedDifferentlyAndIndexedEqually() {
        assertThat(vault.encrypt("13812345678", CONTEXT)).isNotEqualTo(vault.encrypt("13812345678", CONTEXT))
                .startsWith("old:").doesNotContain("13812345678");
        assertThat(vault.blindIndex("13812345678")).isEqualTo(vault.blindIndex("13812345678")).hasSize(36)
                .isNotEqualTo(vault.blindIndex("13812345679"));
        Vault other = Keys.open(config(Map.of("old", OLD), "old", key('j')));
        assertThat(other.blindIndex("13812345678")).isNotEqualTo(vault.blindIndex("13812345678"));
    }

    @Test
    void aChangedTextDoesNotOpen() {
        String sealed = vault.encrypt("13812345678", CONTEXT);
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(4));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String tampered = "old:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> vault.decrypt(tampered, CONTEXT)).isInstanceOf(DecryptionException.class)
                    .message().doesNotContain("138");
        }
        assertThatThrownBy(() -> vault.decrypt("old:", CONTEXT)).isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> vault.decrypt("old:?", CONTEXT)).isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> vault.decrypt("13812345678", CONTEXT)).isInstanceOf(DecryptionException.class);
    }

    @Test
    void aTextThatWasMovedToAnotherColumnOrRowDoesNotOpen() {
        String sealed = vault.encrypt("13812345678", CONTEXT);
        assertThatThrownBy(() -> vault.decrypt(sealed, "worker.name\0s\0" + "1"))
                .isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> vault.decrypt(sealed, "worker.phone\0s\0" + "2"))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void afterARotationTheOldKeyStillOpensAndTheNewOneSeals() {
        String before = vault.encrypt("13812345678", CONTEXT);
        Vault rotated = Keys.open(config(Map.of("old", OLD, "new", NEW), "new", INDEX));
        assertThat(rotated.decrypt(before, CONTEXT)).isEqualTo("13812345678");
        String after = rotated.encrypt("13812345678", CONTEXT);
        assertThat(after).startsWith("new:");
        assertThatThrownBy(() -> vault.decrypt(after, CONTEXT)).isInstanceOf(DecryptionException.class)
                .hasMessageContaining("not configured");
    }

    @Test
    void whileTheIndexMovesNumbersAreFoundByEitherKey() {
        Vault moving = Keys.open(config(Map.of("old", OLD), "old", key('j'), INDEX));
        byte[] before = vault.blindIndex("13812345678");
        assertThat(moving.blindIndexes("13812345678")).hasSize(2).anySatisfy(one -> assertThat(one).isEqualTo(before))
                .first().isEqualTo(moving.blindIndex("13812345678"));
        assertThat(moving.isCurrent(before)).isFalse();
        assertThat(moving.isCurrent(moving.blindIndex("1"))).isTrue();
        assertThat(moving.indexKeyIds()).hasSize(2).last().isEqualTo(vault.indexKeyIds().getFirst());
        assertThat(vault.blindIndexes(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, i, SANJIAN_PRIVACY_ACTIVE_KEY", "other, i, SANJIAN_PRIVACY_KEYS_OTHER",
            "old, -, SANJIAN_PRIVACY_INDEX_KEY"})
    void withoutKeysTheServiceDoesNotStartAndSaysWhich(String active, String index, String named) {
        PrivacyConfig config = config(Map.of("old", OLD), active, index == null ? null : INDEX);
        assertThatThrownBy(() -> Keys.open(config)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aKeyThatIsShortOrNoBase64IsNamedAndNotShown() {
        assertThatThrownBy(() -> Keys.open(config(Map.of("old", "c2hvcnQ="), "old", INDEX)))
                .hasMessageContaining("sanjian.privacy.keys.old").hasMessageNotContaining("c2hvcnQ=");
        assertThatThrownBy(() -> Keys.open(config(Map.of("old", OLD), "old", "!!")))
                .hasMessageContaining("sanjian.privacy.index-key").hasMessageNotContaining("!!");
    }

    private static String key(char fill) {
        return Base64.getEncoder().encodeToString(String.valueOf(fill).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    private static PrivacyConfig config(Map<String, String> keys, String active, String index) {
        return config(keys, active, index, null);
    }

    private static PrivacyConfig config(Map<String, String> keys, String active, String index, String otherIndex) {
        return new PrivacyConfig() {
            @Override
            public Map<String, String> keys() {
                return keys;
            }

            @Override
            public Optional<String> activeKey() {
                return Optional.ofNullable(active);
            }

            @Override
            public Optional<String> indexKey() {
                return Optional.ofNullable(index);
            }

            @Override
            public Optional<String> otherIndexKey() {
                return Optional.ofNullable(otherIndex);
            }
        };
    }
}
