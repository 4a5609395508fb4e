package io.sanjian.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.login.TokenFamily.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenFamilyTest {
    private static final Instant NOW = Instant.parse("2026-01-20T02:00:00Z");
    private static final Duration LEEWAY = Duration.ofSeconds(10);
    private static final byte[] CURRENT = {1};
    private static final byte[] PREVIOUS = {2};
    private static final byte[] OLDER = {3};

    private static TokenFamily rotated(Instant at) {
        return new TokenFamily(UUID.randomUUID(), new Account(UUID.randomUUID(), null), CURRENT, PREVIOUS, at,
                NOW.plusSeconds(100), NOW.plusSeconds(1000), false);
    }

    @Test
    void theCurrentTokenWorks() {
        assertThat(rotated(NOW.minusSeconds(3600)).fateOf(CURRENT, NOW, LEEWAY)).isEqualTo(Fate.ROTATED);
    }

    @Test
    void theOneBeforeWorksWhileItsAnswerMayBeLost() {
        assertThat(rotated(NOW.minusSeconds(9)).fateOf(PREVIOUS, NOW, LEEWAY)).isEqualTo(Fate.REPEATED);
        assertThat(rotated(NOW.minusSeconds(10)).fateOf(PREVIOUS, NOW, LEEWAY)).isEqualTo(Fate.STOLEN);
        assertThat(rotated(NOW).fateOf(PREVIOUS, NOW, Duration.ZERO)).isEqualTo(Fate.STOLEN);
    }

    @Test
    void aReplicaWhoseClockIsBehindDoesNotMistakeALostAnswerForATheft() {
        assertThat(rotated(NOW.plusSeconds(2)).fateOf(PREVIOUS, NOW, LEEWAY)).isEqualTo(Fate.REPEATED);
    }

    @Test
    void anOlderOneWasStolen() {
        assertThat(rotated(NOW).fateOf(OLDER, NOW, LEEWAY)).isEqualTo(Fate.STOLEN);
    }

    @Test
    void afterTheEndNothingWorks() {
        TokenFamily family = rotated(NOW);
        assertThat(family.fateOf(CURRENT, family.expiresAt(), LEEWAY)).isEqualTo(Fate.OVER);
        assertThat(family.fateOf(CURRENT, family.endsAt(), LEEWAY)).isEqualTo(Fate.OVER);
        assertThat(new TokenFamily(family.session(), family.account(), CURRENT, null, NOW, family.expiresAt(),
                family.endsAt(), true).fateOf(CURRENT, NOW, LEEWAY)).isEqualTo(Fate.OVER);
    }
}
