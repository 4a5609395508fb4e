package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, comes back, refuses, in the middle of runs and deliveries; the service stays up all the while. */
class DatabaseFaultIT extends FaultCases {
    private static final List<String> MOMENTS = List.of("PLANNING", "SEARCHING", "STORING", "DONE");
    private static final String OTHERS = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where pid <> pg_backend_pid() and backend_type = 'client backend'
            """;

    /** What is done to the database, and undone. */
    @FunctionalInterface
    private interface Harm {
        void doTo(FaultBed bed) throws Exception;
    }

    /** Once in a random phase of a run, and once while its messages are sent. */
    private void during(FaultBed bed, String fault, Harm harm) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (String moment : List.of(MOMENTS.get(random.nextInt(3)), "DONE")) {
                long run = bed.begin(fault + moment + round);
                bed.awaitPhase(run, moment);
                harm.doTo(bed);
                bed.awaitGood(fault + (moment.equals("DONE") ? " during a delivery" : " in a run"), run);
            }
        }
    }

    @Test
    void killed(FaultBed bed) throws Exception {
        during(bed, "PostgreSQL kill -9", b -> {
            ProcessHandle postmaster = b.postgres().process().orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            b.postgres().start();
        });
    }

    @Test
    void stoppedAndStartedAgain(FaultBed bed) throws Exception {
        during(bed, "PostgreSQL stopped and started", b -> {
            b.postgres().close();
            b.postgres().start();
        });
    }

    @Test
    void connectionsDropped(FaultBed bed) throws Exception {
        during(bed, "connections dropped", b -> {
            for (int burst = 0; burst < 3; burst++) {
                assertThat(b.sql().number(OTHERS)).isPositive();
            }
        });
    }

    /** As a standby is until it is promoted. */
    @Test
    void readOnlyForAWhile(FaultBed bed) throws Exception {
        during(bed, "database read-only for 3 s", b -> {
            readOnly(b, "on");
            // What counts is what the service does with refusals, so it must have met some.
            FaultBed.pause(Duration.ofSeconds(3));
            readOnly(b, "off");
        });
    }

    private static void readOnly(FaultBed bed, String value) {
        bed.sql().execute("alter system set default_transaction_read_only = " + value);
        bed.sql().number("select case when pg_reload_conf() then 1 else 0 end");
        bed.sql().close();
        FaultBed.await("read-only is " + value)
                .until(() -> bed.sql().text("show default_transaction_read_only").equals(value));
        bed.sql().number(OTHERS);
    }
}
