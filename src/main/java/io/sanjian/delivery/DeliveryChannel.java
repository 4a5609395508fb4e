package io.sanjian.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

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
     * @return an outcome for each, in the same order; a failure counts as {@link SendOutcome.Retry} of all
     */
    Uni<List<SendOutcome>> deliver(List<Envelope> envelopes, Instant now);

    /** Called in the transaction in which an officer has a dead message sent again: forgets its earlier failures. */
    default Uni<Void> prepareResend(SqlConnection tx, long outboxId, Instant now) {
        return Uni.createFrom().voidItem();
    }

    /**
     * Delivers one by one, side by side. Of one that breaks off nobody knows whether it was sent; the others end as they end.
     *
     * @param known what is to be looked up beforehand; where that fails, nothing was sent
     */
    static <T> Uni<List<SendOutcome>> each(List<Envelope> envelopes, Uni<T> known,
            BiFunction<Envelope, T, Uni<SendOutcome>> deliver) {
        return known.onItemOrFailure().transformToUni((found, unknown) -> Uni.join()
                .all(envelopes.stream().map(envelope -> unknown != null
                        ? Uni.createFrom().<SendOutcome>item(new SendOutcome.Retry(unknown.toString()))
                        : Uni.createFrom().deferred(() -> deliver.apply(envelope, found)).onFailure()
                                .recoverWithItem(failure -> new SendOutcome.Uncertain(failure.toString())))
                        .toList())
                .andFailFast());
    }
}
