package io.sanjian.fault;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Clocks that are hours wrong, and are set while work is under way. The service's processes; not the database's. */
@DisabledIfSystemProperty(named = "sanjian.fault.executable", matches = ".*",
        disabledReason = "the clock of a JVM is set by an agent")
class ClockFaultIT extends FaultCases {

    @Override
    int replicas() {
        return 2;
    }

    @AfterEach
    void right(FaultBed bed) throws Exception {
        for (Replica replica : bed.replicas()) {
            replica.setClockAhead(Duration.ZERO);
        }
    }

    /** One replica is hours ahead: it takes nothing from the other, and what it leaves is taken over in time. */
    @Test
    void aReplicaHoursAheadDiesInTheMiddleOfARun(FaultBed bed) throws Exception {
        dies(bed, Duration.ofHours(1 + random.nextInt(5)), "a replica hours ahead, then kill -9");
    }

    @Test
    void aReplicaHoursBehindDiesInTheMiddleOfARun(FaultBed bed) throws Exception {
        dies(bed, Duration.ofHours(-1 - random.nextInt(5)), "a replica hours behind, then kill -9");
    }

    private static void dies(FaultBed bed, Duration ahead, String fault) throws Exception {
        Replica wrong = bed.replicas().getLast();
        wrong.setClockAhead(ahead);
        Replica right = bed.service();
        long run = bed.begin(wrong, fault);
        bed.awaitPhase(run, "STORING");
        wrong.kill();
        bed.awaitGood(fault, run);
        wrong.start();
        right.kill();
        long alone = bed.begin(wrong, fault + " alone");
        bed.awaitGood(fault.replace("then kill -9", "and nobody else"), alone);
        right.start();
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
