package io.sanjian.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** What is done to a database, and undone. */
final class Faults {
    private static final String OTHERS = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where pid <> pg_backend_pid() and backend_type = 'client backend'
            """;

    private final FaultBed bed;
    private final Random random;

    Faults(FaultBed bed, Random random) {
        this.bed = bed;
        this.random = random;
    }

    /** {@code kill -9}, and another start after at most two seconds. */
    void killDatabase() throws IOException, InterruptedException {
        bed.postgres().process().orElseThrow().destroyForcibly();
        // Not its exit: it is no child of this process, and where nobody reaps it, it stays a zombie.
        FaultBed.await("the end of PostgreSQL").until(() -> bed.postgres().process().isEmpty());
        FaultBed.pause(Duration.ofMillis(random.nextInt(2_000)));
        bed.postgres().start();
    }

    void restartDatabase() throws IOException {
        bed.postgres().close();
        bed.postgres().start();
    }

    /** Three times everybody's connections. */
    void dropConnections() {
        for (int burst = 0; burst < 3; burst++) {
            FaultBed.await("connections to drop").until(this::dropOthers);
        }
    }

    /** As a standby is until it is promoted. */
    void readOnlyDatabase(Duration time) throws InterruptedException {
        readOnly("on");
        // What counts is what the service does with refusals, so it must meet some.
        FaultBed.pause(time);
        readOnly("off");
    }

    private void readOnly(String value) {
        try (Sql sql = bed.ownSql()) {
            sql.execute("alter system set default_transaction_read_only = " + value);
            sql.number("select case when pg_reload_conf() then 1 else 0 end");
        }
        FaultBed.await("read-only is " + value).until(() -> {
            try (Sql sql = bed.ownSql()) {
                return sql.text("show default_transaction_read_only").equals(value);
            }
        });
        FaultBed.await("connections to drop").until(this::dropOthers);
    }

    private boolean dropOthers() {
        try (Sql sql = bed.ownSql()) {
            return sql.number(OTHERS) > 0;
        }
    }
}
