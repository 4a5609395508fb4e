package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sanjian.support.local.PostgresServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The index folder is deleted, truncated, filled with rubbish or made read-only, under a running service and before a start. */
class IndexFaultIT extends FaultCases {

    /** What is done to the folder. */
    @FunctionalInterface
    private interface Harm {
        void doTo(Path index) throws Exception;
    }

    private void whileRunning(FaultBed bed, String fault, Harm harm) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            harm.doTo(bed.service().index());
            bed.city().importPostings(bed.service().api(), random.nextLong(), City.POSTINGS);
            bed.awaitIndexLikeTable(fault);
            bed.awaitGood(fault, bed.begin(fault + round));
        }
    }

    private void atStart(FaultBed bed, String fault, Harm harm) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            bed.service().kill();
            harm.doTo(bed.service().index());
            bed.service().start();
            bed.awaitGood(fault, bed.begin(fault + round));
        }
    }

    @Test
    void deletedWhileTheServiceRuns(FaultBed bed) throws Exception {
        whileRunning(bed, "index deleted under a running service", IndexFaultIT::deleteAll);
    }

    @Test
    void truncatedWhileTheServiceRuns(FaultBed bed) throws Exception {
        whileRunning(bed, "index truncated under a running service", this::truncate);
    }

    @Test
    void readOnlyForAWhile(FaultBed bed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Path index = bed.service().index();
            int said = Files.readString(bed.service().log()).length();
            try (ReadOnly held = ReadOnly.of(index)) {
                assumeTrue(held != null, "nobody can make a folder read-only for this user here");
                bed.city().importPostings(bed.service().api(), random.nextLong(), City.POSTINGS);
                FaultBed.await("a refusal to write").until(() -> Files.readString(bed.service().log())
                        .substring(said).contains("The index failed and is opened again"));
            }
            bed.awaitIndexLikeTable("index read-only for a while");
            bed.awaitGood("index read-only for a while", bed.begin("read-only" + round));
        }
    }

    @Test
    void readOnlyAtTheStart(FaultBed bed) throws Exception {
        bed.service().kill();
        bed.sql().execute("update posting set title = title || '。' where id % 7 = 0");
        try (ReadOnly held = ReadOnly.of(bed.service().index())) {
            assumeTrue(held != null, "nobody can make a folder read-only for this user here");
            bed.service().launch();
            FaultBed.await("the service is up").until(() -> !bed.service().api().get("/delivery-channels").isEmpty());
        }
        bed.service().awaitReady();
        bed.awaitGood("index read-only at the start", bed.begin("read-only-start"));
    }

    @Test
    void deletedBeforeTheStart(FaultBed bed) throws Exception {
        atStart(bed, "index deleted before the start", IndexFaultIT::deleteAll);
    }

    @Test
    void truncatedBeforeTheStart(FaultBed bed) throws Exception {
        atStart(bed, "index truncated before the start", this::truncate);
    }

    @Test
    void rubbishBeforeTheStart(FaultBed bed) throws Exception {
        atStart(bed, "rubbish in the index before the start", index -> {
            Files.writeString(index.resolve("current"), "generation-none");
            for (Path file : files(index)) {
                if (file.getFileName().toString().startsWith("segments")) {
                    Files.write(file, "rubbish".getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    private static void deleteAll(Path index) throws IOException {
        for (Path file : files(index)) {
            Files.deleteIfExists(file);
        }
        PostgresServer.deleteAll(index);
    }

    /** Half of every file, and nothing of some; a merge may take files away meanwhile. */
    private void truncate(Path index) throws IOException {
        int truncated = 0;
        for (Path file : files(index)) {
            if (!file.getFileName().toString().endsWith(".lock")) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(random.nextInt(4) == 0 ? 0 : channel.size() / 2);
                    truncated++;
                } catch (NoSuchFileException e) {
                    // merged into another one
                }
            }
        }
        assertThat(truncated).as("files cut short").isPositive();
    }

    private static List<Path> files(Path index) {
        List<Path> found = Machine.all(index).stream().filter(Files::isRegularFile).sorted().toList();
        assertThat(found).isNotEmpty();
        return found;
    }
}
