package io.sanjian.delivery;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InboxChannelTest {
    @Inject
    Pool pool;
    @Inject
    InboxChannel channel;

    private static Envelope envelope(long worker, UUID messageId) {
        return new Envelope(1, messageId, 1, false, NOON, new Envelope.Recipient(worker, "s", "500112", null, null),
                InboxTextTest.message(1, worker, 3));
    }

    @Test
    void aMessageThatComesTwiceIsThereOnce() {
        DeliveryFixture fixture = new DeliveryFixture(pool);
        long worker = fixture.workers("inbox-channel", 1, "500112").getFirst();
        long erased = fixture.workers("inbox-channel", 1, "500112").getFirst();
        pool.preparedQuery("delete from worker where id = $1").executeAndAwait(Tuple.of(erased));
        List<Envelope> envelopes = List.of(envelope(worker, UUID.randomUUID()), envelope(erased, UUID.randomUUID()),
                envelope(worker, UUID.randomUUID()));

        for (int i = 0; i < 2; i++) {
            assertThat(channel.deliver(envelopes, NOON).await().indefinitely())
                    .containsExactly(new SendOutcome.Delivered(), new SendOutcome.Delivered(),
                            new SendOutcome.Delivered());
        }
        List<String> titles = new ArrayList<>();
        pool.preparedQuery("select title from inbox_message where worker_id = any($1)")
                .executeAndAwait(Tuple.of(new Long[]{worker, erased})).forEach(row -> titles.add(row.getString(0)));
        assertThat(titles).containsExactly("为您推荐3个岗位", "为您推荐3个岗位");
    }
}
