package io.sanjian.index.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mockStatic;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.index.IndexInUseException;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.local.PostgresServer;
import io.sanjian.web.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.MockedStatic;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndexSyncLoopTest {
    @Inject
    Pool pool;
    @Inject
    SyncRig.Maker rigs;
    @TempDir
    Path folder;

    private final List<SyncRig> open = new ArrayList<>();
    private TestPostings postings;

    @BeforeEach
    void startEmpty() {
        postings = new TestPostings(pool, "synchronization-test");
        postings.deleteAll();
    }

    @AfterEach
    void close() throws IOException {
        for (SyncRig rig : open) {
            rig.index.close();
        }
        postings.deleteAll();
    }

    private SyncRig rig(Path path) {
        SyncRig rig = rigs.in(path);
        open.add(rig);
        return rig;
    }

    @Test
    void anEmptyFolderIsFilledFromTheTable() throws IOException {
        List<Long> ids = postings.insert(5);
        SyncRig rig = rig(folder);
        rig.pass();
        assertThat(ids).allMatch(rig::holds);
        assertThat(rig.progress.caughtUp()).isTrue();
    }

    @Test
    void changesWithdrawalsAndDeletionsFollow() throws IOException {
        List<Long> ids = postings.insert(4);
        SyncRig rig = rig(folder);
        rig.catchUp();
        postings.setStatus(ids.get(0), "WITHDRAWN");
        postings.setStatus(ids.get(1), "FILLED");
        postings.delete(ids.get(2));
        long added = postings.insert(1).getFirst();
        rig.catchUp();
        assertThat(rig.holds(ids.get(0))).isFalse();
        assertThat(rig.holds(ids.get(1))).isTrue();
        assertThat(rig.holds(ids.get(2))).isFalse();
        assertThat(rig.holds(ids.get(3))).isTrue();
        assertThat(rig.holds(added)).isTrue();
        postings.setStatus(ids.get(0), "OPEN");
        rig.catchUp();
        assertThat(rig.holds(ids.get(0))).isTrue();
    }

    @Test
    void aTransactionThatCommitsLateIsNotLost() throws IOException {
        SyncRig rig = rig(folder);
        rig.pass();
        SqlConnection early = pool.getConnectionAndAwait();
        try {
            Transaction transaction = early.begin().await().indefinitely();
            long late = postings.insert(early, 1, "500112").getFirst();
            long prompt = postings.insert(1).getFirst();
            long lastByNumber = newest("select max(id) from posting_change");

            assertThat(rig.pass()).as("the prompt change is known to wait").isTrue();
            assertThat(rig.holds(late)).isFalse();
            transaction.commit().await().indefinitely();

            assertThat(newest("select count(*) from posting_change where id > " + lastByNumber))
                    .as("a poll by number would never see the late change").isZero();
            rig.awaitReadable();
            assertThat(rig.pass()).isFalse();
            assertThat(rig.holds(late)).isTrue();
            assertThat(rig.holds(prompt)).isTrue();
        } finally {
            early.closeAndAwait();
        }
    }

    @Test
    void aLateCommitIsNotLostByARebuildEither() throws IOException {
        SqlConnection early = pool.getConnectionAndAwait();
        try {
            Transaction transaction = early.begin().await().indefinitely();
            long late = postings.insert(early, 1, "500112").getFirst();
            SyncRig rig = rig(folder);
            rig.pass();
            assertThat(rig.holds(late)).isFalse();
            transaction.commit().await().indefinitely();
            rig.catchUp();
            assertThat(rig.holds(late)).isTrue();
        } finally {
            early.closeAndAwait();
        }
    }

    @Test
    void theOldGenerationServesWhileANewOneIsBuilt() throws IOException {
        long before = postings.insert(1).getFirst();
        SyncRig rig = rigs.in(folder, Dictionary.of(List.of("普工")), Map.of("batch-size", "1"));
        open.add(rig);
        rig.catchUp();
        Path old = rig.generation();
        List<Long> meanwhile = new ArrayList<>();
        AtomicInteger followed = new AtomicInteger();
        rig.synchronization.wantRebuild();
        rig.pass(() -> {
            assertThat(rig.generation()).isEqualTo(old).exists();
            assertThat(rig.holds(before)).isTrue();
            if (meanwhile.isEmpty()) {
                meanwhile.addAll(postings.insert(2));
                rig.awaitReadable();
            } else if (meanwhile.stream().allMatch(rig::holds)) {
                followed.incrementAndGet();
            }
            return false;
        });
        assertThat(followed).as("the old generation has the changes before the new one serves").hasPositiveValue();
        assertThat(rig.generation()).isNotEqualTo(old);
        assertThat(old).doesNotExist();
        assertThat(rig.holds(before)).isTrue();
        assertThat(meanwhile).hasSize(2).allMatch(rig::holds);
    }

    @Test
    void anOutdatedGenerationFollowsTheTableAndIsNeverTakenForACurrentOne() throws IOException {
        postings.insert(5);
        SyncRig first = rig(folder);
        first.catchUp();
        Path old = first.generation();
        first.synchronization.close();
        Dictionary otherWords = Dictionary.of(List.of("又一个词"));
        SyncRig second = rigs.in(folder, otherWords, Map.of("batch-size", "1"));
        postings.insert(2);
        long meanwhile = postings.insert(1).getFirst();
        second.awaitReadable();
        assertThatThrownBy(() -> second.pass(() -> second.holds(meanwhile)))
                .isInstanceOf(IndexRebuild.RebuildStoppedException.class);
        assertThat(second.generation()).isEqualTo(old);
        second.synchronization.close();
        SyncRig third = rigs.in(folder, otherWords, Map.of());
        open.add(third);
        third.pass();
        assertThat(third.generation()).isNotEqualTo(old);
        assertThat(third.holds(meanwhile)).isTrue();
    }

    @Test
    void otherReferenceDataMakesANewGeneration() throws IOException {
        long id = postings.insert(1).getFirst();
        SyncRig first = rig(folder);
        first.pass();
        Path old = first.generation();
        first.synchronization.close();
        SyncRig second = rigs.in(folder, Dictionary.of(List.of("另外的词")), Map.of());
        open.add(second);
        second.pass();
        assertThat(second.generation()).isNotEqualTo(old);
        assertThat(second.holds(id)).isTrue();
    }

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
    void aCursorOlderThanTheFeedMeansARebuild() throws IOException {
        SyncRig first = rig(folder);
        first.pass();
        Path old = first.generation();
        first.synchronization.close();
        long missed = postings.insert(1).getFirst();
        long deleted = postings.insert(1).getFirst();
        postings.delete(deleted);
        // Changes stay in the feed as long as any other transaction of this server is open.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            first.feed.prune(Duration.ZERO, Instant.now().plus(Duration.ofDays(1)));
            assertThat(postings.changesOf(missed, deleted)).isZero();
        });

        SyncRig second = rig(folder);
        second.pass();
        assertThat(second.generation()).isNotEqualTo(old);
        assertThat(second.holds(missed)).isTrue();
        assertThat(second.holds(deleted)).isFalse();
    }

    @Test
    void aFolderInUseIsRefusedInPlainWords() throws IOException {
        rig(folder).pass();
        SyncRig second = rig(folder);
        assertThatThrownBy(second::pass).isInstanceOf(IndexInUseException.class)
                .hasMessageContaining("sanjian.index.directory");
    }

    @Test
    void theProofFindsAndRepairsWhatIsMissingAndWhatIsTooMuch() throws IOException {
        List<Long> ids = postings.insert(3);
        SyncRig rig = rig(folder);
        rig.catchUp();
        var generation = rig.index.serving().orElseThrow();
        generation.delete(ids.get(1));
        Document stray = new Document();
        stray.add(new NumericDocValuesField("id", Long.MAX_VALUE));
        stray.add(new StringField("id", Long.toString(Long.MAX_VALUE),
                Field.Store.NO));
        generation.put(Long.MAX_VALUE, stray);
        generation.refresh();
        assertThat(rig.proof.proveAndRepair(generation, rig.feed.now())).isEqualTo(2);
        assertThat(rig.holds(ids.get(1))).isTrue();
        assertThat(rig.holds(Long.MAX_VALUE)).isFalse();
        assertThat(rig.proof.proveAndRepair(generation, rig.feed.now())).isZero();
    }

    @Test
    void differencesOfSortedListsAreFound() {
        assertThat(CompletenessProof.difference(new long[]{1, 2, 2, 5}, new long[]{2, 3, 5, 9}))
                .containsExactly(1L, 2L, 3L, 9L);
        assertThat(CompletenessProof.difference(new long[0], new long[0])).isEmpty();
    }

    @Test
    void aRowThatCannotBeIndexedDoesNotStopTheOthers() throws IOException {
        SyncRig rig = rig(folder);
        rig.pass();
        long bad = postings.insert(pool, 1, "999999").getFirst();
        long good = postings.insert(1).getFirst();
        rig.catchUp();
        assertThat(rig.holds(good)).isTrue();
        assertThat(rig.holds(bad)).isFalse();
        assertThat(rig.proof.proveAndRepair(rig.index.serving().orElseThrow(), rig.feed.now())).isZero();
    }

    @Test
    void lagIsTheAgeOfTheOldestChangeThatWaits() throws IOException {
        SyncRig rig = rig(folder);
        rig.catchUp();
        assertThat(rig.progress.lag()).isZero();
        SqlConnection holder = pool.getConnectionAndAwait();
        try {
            Transaction transaction = holder.begin().await().indefinitely();
            holder.query("select pg_current_xact_id()").executeAndAwait();
            postings.insert(1);
            assertThat(rig.pass()).isTrue();
            assertThat(rig.progress.lag()).isPositive().isLessThan(Duration.ofMinutes(1));
            transaction.rollback().await().indefinitely();
        } finally {
            holder.closeAndAwait();
        }
        rig.catchUp();
        assertThat(rig.progress.lag()).isZero();
    }

    private long newest(String sql) {
        RowIterator<Row> rows = pool.preparedQuery(sql).executeAndAwait(Tuple.tuple()).iterator();
        return rows.next().getLong(0);
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

    /** Copies what is there; a merge may take files away meanwhile that no commit names. */
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
