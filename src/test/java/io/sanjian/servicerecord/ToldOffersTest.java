package io.sanjian.servicerecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox says of a message, and what becomes an offer of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ToldOffersTest {
    @Inject
    Pool pool;
    private long worker;
    private DeliveryFixture fixture;

    @BeforeEach
    void aWorker() {
        fixture = new DeliveryFixture(pool);
        worker = fixture.workers("told-offers", 1, "500243").getFirst();
    }

    /** A list of these posts and its message, which is on its way; the run. */
    private long announced(String channel, Long... postings) {
        long run = fixture.run();
        pool.preparedQuery("""
                insert into pick_list (run_id, worker_id, state, rejected, posting_ids, picks, created_at)
                values ($1, $2, 'FULL', '{}', $3, '[]', now())
                """).executeAndAwait(Tuple.of(run, worker, postings));
        pool.preparedQuery("""
                insert into outbox (run_id, worker_id, channel, state, next_attempt_at)
                values ($1, $2, $3, 'SENDING', 'infinity')
                """).executeAndAwait(Tuple.of(run, worker, channel));
        return run;
    }

    private void ends(long run, String state) {
        pool.preparedQuery("""
                update outbox set state = $2::text,
                    delivered_at = case $2::text when 'DELIVERED' then timestamptz '2026-01-28T23:30:00+08:00' end
                where run_id = $1
                """).executeAndAwait(Tuple.of(run, state));
    }

    private List<String> offers() {
        List<String> offers = new ArrayList<>();
        for (Row row : pool.preparedQuery("""
                select concat_ws(' ', kind, posting_id, via, given_on) from service_record where worker_id = $1 order by id
                """).executeAndAwait(Tuple.of(worker))) {
            offers.add(row.getString(0));
        }
        return offers;
    }

    @Test
    void aDeliveredMessageTellsOfItsPostsOnTheDayInShanghai() {
        long run = announced("SMS", 5L, 3L);
        assertThat(offers()).isEmpty();

        ends(run, "DELIVERED");
        ends(run, "DELIVERED");

        assertThat(offers()).containsExactly("OFFER 5 SMS 2026-01-28", "OFFER 3 SMS 2026-01-28");
    }

    @Test
    void aPostOfTwoListsIsOfferedOnce() {
        ends(announced("WECHAT", 5L, 3L), "DELIVERED");
        ends(announced("SMS", 3L, 8L), "DELIVERED");

        assertThat(offers()).containsExactly("OFFER 5 WECHAT 2026-01-28", "OFFER 3 WECHAT 2026-01-28",
                "OFFER 8 SMS 2026-01-28");
    }

    @Test
    void whatWasPutIntoAnInboxHandedToAPortalOrRefusedTellsNobody() {
        ends(announced("INBOX", 1L), "DELIVERED");
        ends(announced("WEBHOOK", 2L), "DELIVERED");
        ends(announced("SMS", 3L), "REFUSED");
        ends(announced("WECHAT", 4L), "DEAD");

        assertThat(offers()).isEmpty();
    }
}
