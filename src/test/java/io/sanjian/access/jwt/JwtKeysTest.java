package io.sanjian.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtKeysTest {

    @Test
    void withoutKeysThereIsNoLogIn() {
        assertThat(JwtKeys.of(TestJwtConfig.of(Map.of(), null)).isEmpty()).isTrue();
    }

    @Test
    void theActiveKeyMustBeAmongTheKeys() {
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of("a", TestJwtConfig.A), "b")))
                .hasMessageContaining("SANJIAN_JWT_KEYS_B");
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of(), "a")))
                .hasMessageContaining("SANJIAN_JWT_KEYS_A");
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of("a", TestJwtConfig.A), null)))
                .hasMessageContaining("SANJIAN_JWT_ACTIVE_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "not base64 at all !"})
    void aShortOrRepeatedKeyIsRefusedWithoutBeingShown(String key) {
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of("a", key), "a")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("sanjian.jwt.keys.a")
                .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key)).isTrue());
    }

    @Test
    void aPasswordRepeatedToLengthIsNoKey() {
        String key = Base64.getEncoder().encodeToString("changeme-changeme-changeme-changeme".getBytes());
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of("a", key), "a")))
                .hasMessageContaining("not random");
    }

    @Test
    void oneKeyUnderTwoIdsIsNoRotation() {
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of("a", TestJwtConfig.A, "b", TestJwtConfig.A), "a")))
                .hasMessageContaining("the same");
    }

    @Test
    void anIdHasLettersAndDigits() {
        assertThatThrownBy(() -> JwtKeys.of(TestJwtConfig.of(Map.of("../a", TestJwtConfig.A), "../a")))
                .hasMessageContaining("letters and digits");
    }
}
