package io.sanjian.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-10T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-20T00:00:00Z");
    private static final Consent WITHDRAWN = new Consent(false, null, null, LATER);

    @Test
    void silenceChangesNothing() {
        assertThat(Consent.after(WITHDRAWN, null, NOW)).isEqualTo(WITHDRAWN);
        assertThat(Consent.after(null, null, NOW)).isNull();
    }

    @Test
    void anAnswerWithoutATimeIsOfNow() {
        assertThat(Consent.after(null, new Consent(true, "w", null, null), NOW))
                .isEqualTo(new Consent(true, "w", null, NOW));
    }

    @Test
    void anOldFileDoesNotUndoAWithdrawal() {
        assertThat(Consent.after(WITHDRAWN, new Consent(true, "w", null, null), NOW)).isEqualTo(WITHDRAWN);
        assertThat(Consent.after(WITHDRAWN, new Consent(true, "w", null, EARLIER), NOW)).isEqualTo(WITHDRAWN);
    }

    @Test
    void aLaterAnswerUndoesIt() {
        Consent again = new Consent(true, "w", null, NOW);
        assertThat(Consent.after(WITHDRAWN, again, NOW)).isEqualTo(again);
    }

    @Test
    void aWithdrawalAlwaysCounts() {
        Consent given = new Consent(true, "w", null, LATER);
        assertThat(Consent.after(given, new Consent(false, null, null, EARLIER), NOW).given()).isFalse();
    }
}
