package io.sanjian.fault;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, comes back, refuses, in the middle of runs and deliveries; the service stays up all the while. */
class DatabaseFaultIT extends FaultCases {
    private static final List<String> IN_A_RUN = List.of("PLANNING", "SEARCHING", "STORING");

    /** What is done to the database, and undone. */
    @FunctionalInterface
    private interface Harm {
        void by(Faults faults) throws Exception;
    }

    /** Once in a random phase of a run, and once while its messages are sent. */
    private void during(FaultBed bed, String fault, Harm harm) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (String moment : List.of(IN_A_RUN.get(random.nextInt(IN_A_RUN.size())), "DONE")) {
                long run = bed.begin(fault + moment + round);
                bed.awaitPhase(run, moment);
                harm.by(new Faults(bed, random));
                bed.awaitGood(fault + (moment.equals("DONE") ? " during a delivery" : " in a run"), run);
            }
        }
    }

    @Test
    void killed(FaultBed bed) throws Exception {
        during(bed, "PostgreSQL kill -9", Faults::killDatabase);
    }

    @Test
    void stoppedAndStartedAgain(FaultBed bed) throws Exception {
        during(bed, "PostgreSQL stopped and started", Faults::restartDatabase);
    }

    @Test
    void connectionsDropped(FaultBed bed) throws Exception {
        during(bed, "connections dropped", Faults::dropConnections);
    }

    @Test
    void readOnlyForAWhile(FaultBed bed) throws Exception {
        during(bed, "database read-only for 3 s", faults -> faults.readOnlyDatabase(Duration.ofSeconds(3)));
    }
}
