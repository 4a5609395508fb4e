package io.sanjian.index.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.junit.jupiter.api.Test;

/** What the table tells, the index holds: late commits, rebuilds, other reference data. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndexSyncLoopTest extends IndexSyncCase {

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
}
