package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.support.local.ApiClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code kill}, as every roll-out does: what is under way is answered, and what waits by its nature is answered at once. */
class ShutdownFaultIT extends FaultCases {
    /** More than {@code quarkus.shutdown.timeout}, for a busy machine; far less than the poll would wait. */
    private static final Duration TO_END = Duration.ofSeconds(40);
    /** The service looks for messages as long as somebody waits. */
    private static final String LOOKS = """
            select count(*) from pg_stat_activity where query like '%inbox_message where worker_id = any%' and pid <> pg_backend_pid()
            """;

    @Test
    void callsUnderWayWhenTheServiceIsToldToEndAreAnswered(FaultBed bed) throws Exception {
        long run = bed.begin("before-shutdown");
        bed.awaitGood("none", run);
        long worker = bed.sql().number("select min(id) from worker");
        ApiClient api = bed.service().api();
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        long version = random.nextLong();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> rows = callers.submit(() -> {
                bed.city().importPostings(api, version, City.POSTINGS, City.POSTINGS / 2, () -> {
                    sending.countDown();
                    told.await();
                });
                return null;
            });
            Future<JsonNode> poll = callers.submit(() -> api
                    .get("/workers/" + worker + "/inbox/unread?wait=50&after=999999999999"));
            assertThat(sending.await(1, TimeUnit.MINUTES)).isTrue();
            FaultBed.await("a waiting poll").until(() -> bed.sql().number(LOOKS) > 0);
            try (Stream<JsonNode> lines = api.lines("/recommendation-runs/" + run + "/picks")) {
                bed.service().terminate();
                assertThat(poll.get(20, TimeUnit.SECONDS).path("unread").isNumber()).as("the poll is answered")
                        .isTrue();
                told.countDown();
                assertThat(rows.get(1, TimeUnit.MINUTES)).as("the import is answered").isNull();
                assertThat(lines.count()).as("the export is whole").isGreaterThan(City.WORKERS / 2);
            }
        }
        assertThat(bed.service().ends(TO_END)).as("it ends by itself").isTrue();
        bed.service().start();
        JsonNode again = bed.city().importPostings(bed.service().api(), version, City.POSTINGS);
        assertThat(again.path("unchanged").asInt()).as("%s", again).isEqualTo(City.POSTINGS);
        bed.awaitGood("told to end during an import, an export and a poll", bed.begin("after-shutdown"));
    }
}
