package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of an import, which its sender then sends again. */
class ImportFaultIT extends FaultCases {

    @Test
    void killedInTheMiddleOfAnImport(FaultBed bed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long version = random.nextLong();
            int row = 1 + random.nextInt(City.POSTINGS - 1);
            CountDownLatch killed = new CountDownLatch(1);
            CountDownLatch reached = new CountDownLatch(1);
            Thread sender = Thread.ofVirtual().start(() -> send(bed, version, row, reached, killed));
            assertThat(reached.await(3, TimeUnit.MINUTES)).as("row %d is sent", row).isTrue();
            bed.service().kill();
            killed.countDown();
            sender.join();
            bed.service().start();
            JsonNode again = bed.city().importPostings(bed.service().api(), version, City.POSTINGS);
            assertThat(again.path("rejected").asInt()).as("%s", again).isZero();
            assertThat(again.path("updated").asInt() + again.path("unchanged").asInt()).isEqualTo(City.POSTINGS);
            JsonNode third = bed.city().importPostings(bed.service().api(), version, City.POSTINGS);
            assertThat(third.path("unchanged").asInt()).as("%s", third).isEqualTo(City.POSTINGS);
            bed.awaitGood("kill -9 in the middle of an import", bed.begin("import-" + round));
        }
    }

    private static void send(FaultBed bed, long version, int row, CountDownLatch reached, CountDownLatch killed) {
        try {
            bed.city().importPostings(bed.service().api(), version, City.POSTINGS, row, () -> {
                reached.countDown();
                killed.await();
            });
        } catch (IOException e) {
            // as it should: nobody is there any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
