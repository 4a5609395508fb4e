package io.sanjian.fault;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks that are hours wrong, and are set while work is under way. The service's processes; not the database's. */
class ClockFaultIT extends FaultCases {

    @Override
    int replicas() {
        return 2;
    }

    @AfterEach
    void right(FaultBed bed) throws Exception {
        bed.setClocksRight();
    }

    /** It takes nothing from the other, and what it leaves is taken over in time. */
    @Test
    void aReplicaHoursAheadDiesInTheMiddleOfARun(FaultBed bed) throws Exception {
        Replica wrong = bed.replicas().getLast();
        wrong.setClockAhead(Duration.ofHours(1 + random.nextInt(5)));
        long run = bed.begin(wrong, "ahead");
        bed.awaitPhase(run, "STORING");
        wrong.kill();
        bed.awaitGood("a replica hours ahead, then kill -9", run);
    }

    /** Nothing waits until its clock has caught up with what the database dates. */
    @Test
    void aReplicaHoursBehindWorksAlone(FaultBed bed) throws Exception {
        Replica wrong = bed.replicas().getLast();
        wrong.setClockAhead(Duration.ofHours(-1 - random.nextInt(5)));
        bed.service().kill();
        bed.awaitGood("a replica hours behind, and nobody else", bed.begin(wrong, "behind"));
    }

    /** Both clocks are set forwards and backwards by hours while a run and its delivery are under way. */
    @Test
    void clocksAreSetWhileARunAndADeliveryAreUnderWay(FaultBed bed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long run = bed.begin("jumps-" + round);
            for (String phase : new String[]{"SEARCHING", "STORING", "DONE"}) {
                bed.awaitPhase(run, phase);
                for (Replica replica : bed.replicas()) {
                    replica.setClockAhead(Duration.ofMinutes(random.nextInt(-300, 300)));
                }
            }
            bed.awaitGood("clocks set by hours, both ways", run);
        }
    }
}
