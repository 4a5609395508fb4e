package io.sanjian.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClockProducerTest {
    private final AtomicInteger readings = new AtomicInteger();

    /** A database that takes no connections says so at once; starting must not run out of attempts meanwhile. */
    @Test
    void startWaitsForADatabaseThatRefusesForAWhile() {
        ClockProducer.insisting(readingAfter(4), Duration.ofMinutes(1)).await().indefinitely();

        assertThat(readings).hasValue(5);
    }

    @Test
    void startFailsWhereTheDatabaseStaysAway() {
        assertThatThrownBy(() -> ClockProducer.insisting(readingAfter(Integer.MAX_VALUE), Duration.ofMillis(300))
                .await().indefinitely()).hasRootCauseInstanceOf(ConnectException.class);
    }

    private Uni<Void> readingAfter(int refusals) {
        return Uni.createFrom().deferred(() -> readings.incrementAndGet() > refusals ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new ConnectException("Connection refused")));
    }
}
