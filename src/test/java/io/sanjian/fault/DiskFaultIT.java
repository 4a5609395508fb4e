package io.sanjian.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sanjian.support.local.PostgresServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A disk that is full to the last byte: a small file system in memory, which only root may mount. */
@Tag("fault")
class DiskFaultIT {
    private static final Path DISK = Path.of("target", "faults", "disk").toAbsolutePath();
    private static final String SIZE = "256m";
    /** Longer than a task may fail before its run is given up, with the settings of the bed. */
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final Duration TO_UNMOUNT = Duration.ofSeconds(30);

    @AfterAll
    static void print() {
        FaultTable.print();
    }

    @Test
    void theDatabasesDiskIsFullForAWhile() throws Exception {
        Files.createDirectories(DISK);
        Machine.does("umount", "-q", DISK.toString());
        assumeTrue(Machine.does("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", DISK.toString()),
                "Only root may mount a file system of its own; there is no full disk without one");
        try (FaultBed bed = FaultBed.start("full-disk", DISK.resolve("postgresql"))) {
            Random random = Seed.random("disk");
            for (int round = 0; round < FaultCases.ROUNDS; round++) {
                long run = bed.begin("full-" + round);
                bed.awaitPhase(run, random.nextBoolean() ? "SEARCHING" : "STORING");
                Path filler = DISK.resolve("filler");
                fill(filler);
                FaultBed.await("a refusal").until(() -> refused(bed));
                FaultBed.pause(FULL);
                Files.delete(filler);
                bed.revive(1);
                bed.awaitGood("disk of the database full for 8 s", run);
            }
        } finally {
            // What has told PostgreSQL's end may itself live for a moment more.
            Awaitility.await("a disk that nobody uses").atMost(TO_UNMOUNT).pollDelay(Duration.ZERO)
                    .until(() -> Machine.does("umount", DISK.toString()));
            PostgresServer.deleteAll(DISK);
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] zeros = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (int size = zeros.length; size > 0; size /= 2) {
                fill(out, zeros, size);
            }
        }
    }

    private static void fill(OutputStream out, byte[] zeros, int size) {
        try {
            while (true) {
                out.write(zeros, 0, size);
            }
        } catch (IOException e) {
            // no space left for so many
        }
    }

    /** Whether a write that takes space fails, or the database has gone down over it. */
    private static boolean refused(FaultBed bed) {
        try {
            bed.sql().execute("create table if not exists full_disk (a text)");
            bed.sql().execute("insert into full_disk select repeat('x', 2000) from generate_series(1, 1000)");
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
