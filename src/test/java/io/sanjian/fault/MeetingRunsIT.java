package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of the service while runs for the same workers wait for one another. */
class MeetingRunsIT extends FaultCases {

    @ParameterizedTest
    @ValueSource(strings = {"SEARCHING", "STORING"})
    void killedWhileRunsWaitForOneAnother(String phase, FaultBed bed) throws Exception {
        long first = bed.begin("meets-first-" + phase);
        long second = bed.begin("meets-second-" + phase);
        bed.awaitPhase(first, phase);
        bed.service().kill();
        bed.service().start();
        long third = bed.begin("meets-third-" + phase);
        for (long run : new long[]{first, second, third}) {
            FaultBed.await("the end of run " + run)
                    .until(() -> bed.sql().number("select count(*) from run where id = ? and state = 'COMPLETED'",
                            run) == 1);
        }
        bed.awaitGood("kill -9 in " + phase + ", while another run waits", first);
        // The third was made after the kill: where the first had ended by then, it met nobody and gives lists of its own.
        assertThat(bed.sql().number("""
                select count(*) from pick_list mine join run r on r.id = mine.run_id
                join pick_list theirs on theirs.worker_id = mine.worker_id and theirs.run_id = any(r.meets)
                where r.id in (?, ?, ?)
                """, first, second, third)).isZero();
        assertThat(bed.sql().number("""
                select count(*) from run where id in (?, ?, ?)
                   and workers_total <> workers_full + workers_short + workers_served
                """, first, second, third)).isZero();
    }
}
