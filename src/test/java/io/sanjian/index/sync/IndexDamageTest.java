package io.sanjian.index.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mockStatic;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.index.IndexInUseException;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.local.PostgresServer;
import io.sanjian.web.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.MockedStatic;

/** What becomes of an index whose folder is damaged, lost, copied while it is written, or in use. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndexDamageTest extends IndexSyncCase {

    @Test
    void afterACrashTheLastCommitIsContinued() throws IOException {
        long committed = postings.insert(1).getFirst();
        SyncRig running = rig(folder);
        running.pass();
        long applied = postings.insert(1).getFirst();
        postings.setStatus(committed, "PAUSED");
        running.catchUp();
        Path disk = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-after-kill"));
        copy(folder, disk);
        long missed = postings.insert(1).getFirst();

        SyncRig restarted = rig(disk);
        restarted.catchUp();
        assertThat(restarted.generation().getFileName()).isEqualTo(running.generation().getFileName());
        assertThat(List.of(committed, applied, missed)).allMatch(restarted::holds);
        assertThat(restarted.proof.proveAndRepair(restarted.index.serving().orElseThrow(), restarted.feed.now()))
                .isZero();
    }

    @Test
    void aCleanStopCommits() throws IOException {
        SyncRig first = rig(folder);
        first.pass();
        long id = postings.insert(1).getFirst();
        first.catchUp();
        first.synchronization.close();
        SyncRig second = rig(folder);
        second.index.lock();
        try (var generation = second.index.openCurrent().orElseThrow()) {
            assertThat(generation.documents()).isGreaterThanOrEqualTo(1);
            second.index.serve(generation);
            assertThat(second.holds(id)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".cfs", ".cfe", ".si", "current"})
    void aDamagedFileMeansARebuild(String victim) throws IOException {
        List<Long> ids = postings.insert(3);
        SyncRig first = rig(folder);
        first.pass();
        first.synchronization.close();
        assertThat(damage(folder, victim, false)).isPositive();
        SyncRig second = rig(folder);
        second.pass();
        assertThat(ids).allMatch(second::holds);
    }

    /** Under a running process: what it notices makes it open the index anew, as {@link IndexSyncWorker} does. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderThatIsDeletedOrCutShortWhileItServesIsBuiltAnew(boolean delete) throws IOException {
        SyncRig rig = rig(folder);
        postings.insert(3);
        rig.pass();
        if (delete) {
            PostgresServer.deleteAll(folder);
        } else {
            damage(folder, "", false);
        }
        List<Long> ids = postings.insert(300);
        rig.awaitReadable();
        int passes = 0;
        while (passes++ < 20 && (rig.index.serving().isEmpty() || !allFound(rig, ids))) {
            try {
                rig.pass();
            } catch (IOException | RuntimeException | Error e) {
                assertThat(IndexSyncWorker.isOfTheFiles(e)).as("%s", e).isTrue();
                try {
                    rig.synchronization.reopen();
                } catch (IOException | RuntimeException closed) {
                    // what is broken does not close cleanly either
                }
            }
        }
        assertThat(ids).allMatch(rig::holds);
        assertThat(rig.index.serving().orElseThrow().path()).exists();
    }

    @Test
    void aFormerIndexThatDoesNotCloseLeavesTheNewOneServing() throws IOException {
        List<Long> ids = postings.insert(3);
        SyncRig rig = rig(folder);
        rig.pass();
        Path old = rig.generation();
        Path halfBuilt = Files.createDirectory(folder.resolve("generation-7"));
        PostgresServer.deleteAll(old);
        rig.synchronization.wantRebuild();
        rig.pass();
        assertThat(rig.generation()).isEqualTo(folder.resolve("generation-8")).exists();
        assertThat(halfBuilt).doesNotExist();
        assertThat(ids).allMatch(rig::holds);
    }

    /** Its name is in the file already: to remove the index would leave a name of nothing. */
    @Test
    void anIndexThatARestartWouldFindIsKeptThoughItsNameMayNotBeDurable() throws IOException {
        List<Long> ids = postings.insert(3);
        SyncRig rig = rig(folder);
        try (MockedStatic<IOUtils> files = mockStatic(IOUtils.class, CALLS_REAL_METHODS)) {
            files.when(() -> IOUtils.fsync(folder, true)).thenThrow(new IOException("on purpose"));
            assertThatThrownBy(rig::pass).hasMessage("on purpose");
        }
        Path built = folder.resolve(Files.readString(folder.resolve("current")));
        assertThat(built).isNotEmptyDirectory();
        rig.synchronization.reopen();
        rig.pass();
        assertThat(rig.generation()).isEqualTo(built);
        assertThat(ids).allMatch(rig::holds);
    }

    @Test
    void aFolderThatCannotBeWrittenForAWhileIsNotLockedForGood() throws IOException {
        List<Long> ids = postings.insert(3);
        Path obstacle = Files.createDirectories(folder.resolve("current.draft"));
        SyncRig rig = rig(folder);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(rig::pass).isInstanceOf(IOException.class);
            rig.synchronization.reopen();
        }
        Files.delete(obstacle);
        rig.pass();
        assertThat(ids).allMatch(rig::holds);
        rig.synchronization.close();

        Files.createDirectories(obstacle);
        SyncRig next = rig(folder);
        next.pass();
        assertThat(ids).as("what is there serves though nothing can be written").allMatch(next::holds);
    }

    private static boolean allFound(SyncRig rig, List<Long> ids) {
        try {
            return ids.stream().allMatch(rig::holds);
        } catch (ProblemException e) {
            return false;
        }
    }

    @Test
    void aFlippedByteIsFoundByItsChecksum() throws IOException {
        List<Long> ids = postings.insert(3);
        SyncRig first = rig(folder);
        first.pass();
        Path old = first.generation();
        first.synchronization.close();
        assertThat(damage(folder, ".cfs", true)).isPositive();
        SyncRig second = rig(folder);
        second.pass();
        assertThat(second.generation()).isNotEqualTo(old);
        assertThat(ids).allMatch(second::holds);
    }

    @Test
    void aFolderInUseIsRefusedInPlainWords() throws IOException {
        rig(folder).pass();
        SyncRig second = rig(folder);
        assertThatThrownBy(second::pass).isInstanceOf(IndexInUseException.class)
                .hasMessageContaining("sanjian.index.directory");
    }

    /** Cuts every file of this kind to half its length, or flips a byte in its middle; a merge may take files away meanwhile. */
    private static int damage(Path folder, String kind, boolean flip) throws IOException {
        List<Path> victims = all(folder).stream().filter(Files::isRegularFile)
                .filter(each -> each.getFileName().toString().contains(kind)).toList();
        int damaged = 0;
        for (Path file : victims) {
            try {
                damage(file, flip);
                damaged++;
            } catch (NoSuchFileException e) {
                // merged into another one
            }
        }
        return damaged;
    }

    private static void damage(Path file, boolean flip) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (flip) {
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(file, bytes);
        } else {
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2),
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        }
    }

    /** A folder and all in it. A merge may take files away while they are looked for; then they are looked for again. */
    private static List<Path> all(Path folder) throws IOException {
        while (true) {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.toList();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e;
                }
            }
        }
    }

    /** Copies what is there; a merge may take files away meanwhile that no commit names. */
    private static void copy(Path from, Path to) throws IOException {
        for (Path file : all(from)) {
            Path target = to.resolve(from.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                try {
                    Files.copy(file, target);
                } catch (NoSuchFileException e) {
                    // merged into another one
                }
            }
        }
    }
}
