package io.sanjian.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Sends messages over one channel. Never blocks. The same message may come again after a crash, so a channel either knows
 * what it has sent or passes {@link Envelope#messageId()} on for the receiver to know.
 */
public interface DeliveryChannel {

    /** The channel served. */
    Channel channel();

    /** Whether this installation is configured to send over it; without that its messages go to the next channel. */
    default boolean isInstalled() {
        return true;
    }

    /** Messages taken at a time, 1 or more. */
    int maxBatch();

    /** Batches under way at once on a replica unless configured otherwise. */
    int defaultLanes();

    /**
     * Sends the messages.
     *
     * @param envelopes 1 to {@link #maxBatch()}
     * @return an outcome for each, in the same order; a failure counts as {@link Outcome.Retry} of all
     */
    Uni<List<Outcome>> deliver(List<Envelope> envelopes, Instant now);

    /** Called in the transaction in which an officer has a dead message sent again: forgets its earlier failures. */
    default Uni<Void> prepareResend(SqlConnection tx, long outboxId, Instant now) {
        return Uni.createFrom().voidItem();
    }

    /** Delivers one by one, side by side. Of one that breaks off nobody knows whether it was sent; the others end as they end. */
    static Uni<List<Outcome>> each(List<Envelope> envelopes, Function<Envelope, Uni<Outcome>> deliver) {
        return Uni.join()
                .all(envelopes.stream().map(envelope -> Uni.createFrom().deferred(() -> deliver.apply(envelope))
                        .onFailure().recoverWithItem(failure -> new Outcome.Uncertain(failure.toString()))).toList())
                .andFailFast();
    }
}
