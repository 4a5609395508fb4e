package io.sanjian.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of the service in every phase of a run. */
class KilledRunIT extends FaultCases {
    private static final List<String> PHASES = List.of("PLANNING", "SEARCHING", "ALLOCATING", "STORING");
    /** What a phase must write to come to its end. */
    private static final Map<String, String> WRITES = Map.of("SEARCHING", "run_candidate", "ALLOCATING", "run_cut_off",
            "STORING", "pick_list");

    @ParameterizedTest
    @ValueSource(strings = {"SEARCHING", "ALLOCATING", "STORING"})
    void killedWhileThePhaseWrites(String phase, FaultBed bed) throws Exception {
        try (AutoCloseable held = bed.sql().holdTable(WRITES.get(phase))) {
            long run = bed.begin("held-" + phase);
            FaultBed.await("phase " + phase).until(() -> bed.phase(run).equals(phase) && waits(bed));
            bed.service().kill();
            held.close();
            bed.service().start();
            bed.awaitGood("kill -9 in " + phase + ", while it writes", run);
        }
    }

    @Test
    void killedInPlanning(FaultBed bed) throws Exception {
        try (AutoCloseable held = bed.sql().holdTable("run")) {
            // The order itself waits for the table as well; its client hears nothing of it and asks again.
            Thread.ofVirtual().start(() -> order(bed));
            FaultBed.await("an order under way").until(() -> waits(bed));
            bed.service().kill();
            held.close();
        }
        bed.service().start();
        bed.awaitGood("kill -9 in PLANNING, before the run is there", bed.begin("planning"));
    }

    private static void order(FaultBed bed) {
        try {
            bed.begin("planning");
        } catch (IOException e) {
            // as it should: the service dies meanwhile
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Two random phases a round; what was hit in the end is seen afterwards. */
    @Test
    void killedAtRandomMoments(FaultBed bed) throws Exception {
        for (int round = 0; round < 2 * ROUNDS; round++) {
            long run = bed.begin("random-" + round);
            bed.awaitPhase(run, PHASES.get(random.nextInt(PHASES.size())));
            long until = System.nanoTime() + random.nextInt(20_000_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            bed.service().kill();
            String hit = bed.phase(run);
            bed.service().start();
            bed.awaitGood("kill -9 in " + hit + ", at a random moment", run);
        }
    }

    private static boolean waits(FaultBed bed) {
        return bed.sql().number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
    }
}
