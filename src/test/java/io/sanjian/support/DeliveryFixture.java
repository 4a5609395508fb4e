package io.sanjian.support;

import io.sanjian.delivery.Channel;
import io.sanjian.delivery.DeliveryState;
import io.sanjian.delivery.InboxTextTest;
import io.sanjian.delivery.MessageSource;
import io.sanjian.delivery.Outbox;
import io.sanjian.delivery.RecommendationMessage;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows and collaborators for tests of delivery. */
public final class DeliveryFixture {
    /** Tomorrow's noon in Shanghai: after all rows of today were written, and not quiet. */
    public static final Instant NOON = ZonedDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(1)
            .with(LocalTime.NOON).toInstant();

    private final Pool pool;

    public DeliveryFixture(Pool pool) {
        this.pool = pool;
    }

    /** Settings with the given ones set and defaults for the rest. */
    public static <T> T config(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build().getConfigMapping(mapping);
    }

    /** A source of messages that has one with three picks for every worker but those given. */
    public static MessageSource messages(Long... except) {
        return (runId, workerIds) -> Uni.createFrom().item(workerIds.stream()
                .filter(id -> !List.of(except).contains(id))
                .map(id -> InboxTextTest.message(runId, id, 3))
                .collect(Collectors.toMap(RecommendationMessage::workerId, Function.identity())));
    }

    public long run() {
        return pool.query("""
                insert into run (requested_by, match_at, exposure, rules_version, state, phase, phase_since, created_at)
                values ('delivery-test', now(), 5, 'test', 'COMPLETED', 'DONE', now(), now()) returning id
                """).executeAndAwait().iterator().next().getLong(0);
    }

    /** Workers of a source of their own. */
    public List<Long> workers(String source, int count, String areaCode) {
        List<Long> ids = new ArrayList<>();
        pool.preparedQuery("""
                insert into worker (source, external_id, birth_date, birth_date_exact, area_code, content_hash)
                select $1, gen_random_uuid()::text, '1980-01-01', true, $2, '' from generate_series(1, $3) returning id
                """).executeAndAwait(Tuple.of(source, areaCode, count)).forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    public void enqueue(Outbox outbox, long run, List<Long> workers, Channel... channels) {
        pool.withTransaction(tx -> outbox.enqueue(tx, run, workers, List.of(channels))).await().indefinitely();
    }

    public void clear(Channel... channels) {
        for (Channel channel : channels) {
            pool.preparedQuery("delete from outbox where channel = $1").executeAndAwait(Tuple.of(channel.name()));
        }
    }

    /** One row of the outbox as {@code state}, {@code attempts} and so on. */
    public record Stored(long id, Channel channel, DeliveryState state, int attempts, Instant nextAttemptAt,
            String lastError, UUID messageId) {
    }

    /** A run's rows, in the order in which they were written. */
    public List<Stored> outbox(long run) {
        List<Stored> list = new ArrayList<>();
        pool.preparedQuery("""
                select id, channel, state, attempts, next_attempt_at, last_error, message_id from outbox
                where run_id = $1 order by id
                """).executeAndAwait(Tuple.of(run)).forEach(row -> list.add(new Stored(row.getLong(0),
                Channel.valueOf(row.getString(1)), DeliveryState.valueOf(row.getString(2)), row.getInteger(3),
                row.getOffsetDateTime(4).toInstant(), row.getString(5), row.getUUID(6))));
        return list;
    }
}
