package io.sanjian.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sanjian.imports.BatchWriter;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.imports.RowWriter.Written;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written to the table, read from it and told to the change feed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostingTableTest {
    @Inject
    PostingUpsert upsert;
    @Inject
    Postings postings;
    @Inject
    PostingRepository repository;
    @Inject
    Pool pool;

    private final String source = "table-" + UUID.randomUUID();

    private Posting posting(String id, String title, LocalDate validThrough) {
        return new Posting(new Posting.Key(null, source, id), new Posting.Text(title, null, null, List.of(), null),
                new Posting.Work(Family.GENERAL, null, List.of(), List.of(), null, null, null),
                new Posting.Place("500101", null, null, null), null, null,
                new Posting.Validity(null, validThrough, null, null));
    }

    private List<ImportOutcome> write(Posting... batch) {
        return upsert.write(pool, List.of(batch)).map(BatchWriter.Stored::rows).await().indefinitely().stream()
                .map(Written::outcome).toList();
    }

    private List<Long> ids() {
        return pool.preparedQuery("select id from posting where source = $1 order by external_id")
                .executeAndAwait(Tuple.of(source)).stream().map(row -> row.getLong(0)).toList();
    }

    private long changes() {
        return pool.preparedQuery("select count(*) from posting_change c join posting p on p.id = c.posting_id "
                + "where p.source = $1").executeAndAwait(Tuple.of(source)).iterator().next().getLong(0);
    }

    @Test
    void everyColumnComesBackAsItWent() {
        Posting full = new Posting(new Posting.Key(null, source, "full"),
                new Posting.Text("电焊工", "某某厂", "两行\n文字", List.of("包吃", "五险|一金"), "023"),
                new Posting.Work(Family.CLUSTER, "NEV", List.of("welder", "fitter"), List.of("WELDING"), "初中", 7,
                        EmploymentForm.PART_TIME),
                new Posting.Place("500116", "500116001", "某路1号", new GeoPoint(29.3, 106.3)),
                new Pay(6000.5, null, PayUnit.MONTH), new AgeRange(null, 50),
                new Posting.Validity(LocalDate.of(2026, 1, 2), LocalDate.of(2036, 1, 3), null, null));
        write(full);
        Posting back = postings.load(ids()).await().indefinitely().getFirst();
        assertThat(back).usingRecursiveComparison()
                .ignoringFields("key.id", "validity.status", "validity.updatedAt").isEqualTo(full);
        assertThat(back.validity().status()).isEqualTo(PostingStatus.OPEN);
    }

    @Test
    void onlyWhatChangedIsInTheFeed() {
        assertThat(write(posting("a", "t", null), posting("b", "t", null)))
                .containsExactly(ImportOutcome.ACCEPTED, ImportOutcome.ACCEPTED);
        assertThat(changes()).isEqualTo(2);
        assertThat(write(posting("a", "t", null), posting("b", "t", null)))
                .containsExactly(ImportOutcome.UNCHANGED, ImportOutcome.UNCHANGED);
        assertThat(changes()).isEqualTo(2);
        assertThat(write(posting("b", "u", null), posting("c", "t", null), posting("c", "t", null)))
                .containsExactly(ImportOutcome.UPDATED, ImportOutcome.UNCHANGED, ImportOutcome.ACCEPTED);
        assertThat(changes()).isEqualTo(4);
    }

    @Test
    void aDefaultedDayOfPublicationIsKept() {
        write(posting("a", "t", null));
        pool.preparedQuery("update posting set published_at = '2020-02-02' where source = $1")
                .executeAndAwait(Tuple.of(source));
        assertThat(write(posting("a", "t", null))).containsExactly(ImportOutcome.UNCHANGED);
        assertThat(write(posting("a", "u", null))).containsExactly(ImportOutcome.UPDATED);
        assertThat(postings.load(ids()).await().indefinitely().getFirst().validity().publishedAt())
                .isEqualTo(LocalDate.of(2020, 2, 2));
    }

    @Test
    void theSweepExpiresFromTheDayAfterInShanghai() throws Throwable {
        write(posting("last-day", "t", LocalDate.of(2097, 3, 31)), posting("over", "t", LocalDate.of(2097, 3, 30)),
                posting("open-end", "t", null));
        // 2097-03-30T16:30Z is half past midnight of the 31st in Shanghai
        PostingLifecycle lifecycle = new PostingLifecycle(repository,
                Clock.fixed(Instant.parse("2097-03-30T16:30:00Z"), ZoneOffset.UTC));
        long before = changes();
        VertxContextSupport.subscribeAndAwait(() -> Panache
                .withTransaction(lifecycle::expire));
        assertThat(postings.load(ids()).await().indefinitely())
                .extracting(p -> p.key().externalId(), p -> p.validity().status())
                .containsExactly(
                        tuple("last-day", PostingStatus.OPEN),
                        tuple("open-end", PostingStatus.OPEN),
                        tuple("over", PostingStatus.EXPIRED));
        assertThat(changes()).isEqualTo(before + 1);
    }

    @Test
    void pagesHoldAllLivePostingsOnce() {
        write(IntStream.range(0, 25).mapToObj(n -> posting("p" + n, "t", null)).toArray(Posting[]::new));
        List<Long> ids = ids();
        pool.preparedQuery("update posting set status = 'WITHDRAWN' where id = $1")
                .executeAndAwait(Tuple.of(ids.get(3)));
        List<Long> seen = new ArrayList<>();
        long after = ids.stream().min(Long::compare).orElseThrow() - 1;
        for (List<Posting> page = postings.page(after, 7).await().indefinitely(); !page.isEmpty(); page =
                postings.page(after, 7).await().indefinitely()) {
            assertThat(postings.liveIds(after, 7).await().indefinitely())
                    .isEqualTo(page.stream().map(p -> p.key().id()).toList());
            page.stream().filter(p -> p.key().source().equals(source)).map(p -> p.key().id()).forEach(seen::add);
            after = page.getLast().key().id();
        }
        List<Long> live = ids.stream().filter(id -> !id.equals(ids.get(3))).sorted().toList();
        assertThat(seen).isEqualTo(live);
        assertThat(postings.countLive().await().indefinitely()).isGreaterThanOrEqualTo(24);
        assertThat(postings.load(List.of(ids.get(3))).await().indefinitely()).extracting(p -> p.validity().status())
                .containsExactly(PostingStatus.WITHDRAWN);
        assertThat(postings.load(List.of()).await().indefinitely()).isEmpty();
    }
}
