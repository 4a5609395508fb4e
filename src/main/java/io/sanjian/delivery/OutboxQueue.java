package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.clock.BusinessZone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Claims due messages and settles them. A claim ends its transaction at once: nothing is locked while sending. It moves
 * {@code next_attempt_at} to the end of its visibility, so what a dead replica held falls due again by itself; and only
 * the holder of the claim can settle, so a replica that was too slow changes nothing.
 */
@ApplicationScoped
class OutboxQueue {
    /**
     * What another replica held may have been sent: that replica died, or was slow to say so. A message that rings takes one
     * of the worker's places of the day for its run, the latest run first, or is held back; a later attempt, and the next
     * channel of the same list, find the place taken by their own run.
     */
    private static final String CLAIM = """
            with due as (
                select id, state = 'SENDING' as taken_over from outbox
                where channel = $1 and state in ('PENDING', 'SENDING') and next_attempt_at <= $2
                  and ($6::boolean or not exists (select from channel_pause p where p.channel = $1))
                order by next_attempt_at, id
                limit $3
                for update skip locked
            ), claimed as (
                update outbox o
                set state = 'SENDING', claim = $4, attempts = attempts + 1, next_attempt_at = $5,
                    possibly_sent = possibly_sent or due.taken_over
                from due where o.id = due.id
                returning o.*
            ), rings as (
                insert into worker_ring (worker_id, day, runs)
                select worker_id, $7::date, (array_agg(distinct run_id order by run_id desc))[:$8::integer]
                from claimed where $9::boolean group by worker_id order by worker_id
                on conflict (worker_id) do update set
                    day = excluded.day,
                    runs = case when worker_ring.day = excluded.day
                                then (worker_ring.runs || array(select r from unnest(excluded.runs) r
                                                                where r <> all(worker_ring.runs)))[:$8::integer]
                                else excluded.runs end
                returning worker_id, runs
            )
            select c.id, c.run_id, c.worker_id, c.message_id, c.attempts, c.possibly_sent, c.created_at,
                   w.source, w.area_code, w.town_code, w.village_code,
                   w.id is not null and w.consent is distinct from false as reachable,
                   'PUSH_' || c.channel = any(w.refused) as refused, c.run_id <> all(r.runs) as held_back
            from claimed c left join worker w on w.id = c.worker_id left join rings r on r.worker_id = c.worker_id
            order by c.id
            """;
    /**
     * A message that its channel cannot deliver moves on to the next channel in the same statement; to the inbox at once
     * where a phone may have rung already, or no more may ring on this day. What cannot have rung gives its place of the day
     * back.
     */
    private static final String SETTLE = """
            with settled as (
                update outbox o
                set state = s.state, next_attempt_at = s.next_attempt_at, last_error = s.last_error, claim = null,
                    delivered_at = case when s.state = 'DELIVERED' then $2::timestamptz end,
                    attempts = o.attempts - case when s.mark like 'UNCOUNTED%' then 1 else 0 end,
                    possibly_sent = s.mark <> 'NEVER_SENT' and (o.possibly_sent or s.mark like '%UNCERTAIN'),
                    -- No second phone rings where the first may have, however its doubtful message ended.
                    fallback = case when s.state = 'HELD_BACK'
                                         or s.state in ('REFUSED', 'DEAD') and o.channel = any($8)
                                         and s.mark <> 'NEVER_SENT' and (o.possibly_sent or s.mark like '%UNCERTAIN')
                                    then array(select c from unnest(o.fallback) with ordinality f (c, n)
                                               where c <> all($8) order by n)
                                    else o.fallback end
                from unnest($3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
                    as s (id, state, next_attempt_at, last_error, mark)
                where o.id = s.id and o.claim = $1 and o.state = 'SENDING'
                returning o.*
            ), passed_on as (
                insert into outbox (run_id, worker_id, channel, fallback, next_attempt_at)
                select run_id, worker_id, fallback[1], fallback[2:], $2
                from settled where state in ('REFUSED', 'DEAD', 'HELD_BACK') and cardinality(fallback) > 0
                on conflict (run_id, worker_id, channel) do nothing
            ), not_rung as (
                select worker_id, array_agg(run_id) as runs from settled
                where channel = any($8) and state in ('REFUSED', 'DEAD', 'CANCELLED') and not possibly_sent
                group by worker_id
            ), locked as (
                select worker_id from worker_ring where worker_id in (select worker_id from not_rung)
                order by worker_id for update
            ), given_back as (
                update worker_ring r set runs = array(select run from unnest(r.runs) run where run <> all(n.runs))
                from locked join not_rung n on n.worker_id = locked.worker_id
                where r.worker_id = locked.worker_id
            )
            select count(*) from settled
            """;

    private static final String[] PHONES = Arrays.stream(Channel.values()).filter(Channel::rings).map(Channel::name)
            .toArray(String[]::new);

    private final Pool pool;
    private final DeliveryConfig config;

    OutboxQueue(Pool pool, DeliveryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * A message held by this replica.
     *
     * @param reachable whether the worker still exists and has not refused consent
     * @param refused   whether the worker refuses this channel
     * @param heldBack  whether the worker's phone has rung as often as it may on this day
     */
    record Claimed(long id, UUID claim, long runId, UUID messageId, int attempt, boolean possiblySent,
            Instant createdAt, Envelope.Recipient recipient, boolean reachable, boolean refused,
            boolean heldBack) {
    }

    /**
     * What becomes of a message.
     *
     * @param nextAttemptAt meaningful for PENDING only
     * @param error         null where there is none
     */
    record Settlement(long id, DeliveryState state, Instant nextAttemptAt, String error, Mark mark) {
    }

    /** What else is to be noted. */
    enum Mark {
        NONE,
        /** The attempt does not count. */
        UNCOUNTED,
        /** The attempt does not count, and may have sent it. */
        UNCOUNTED_UNCERTAIN,
        /** It may have been sent. */
        UNCERTAIN,
        /** Neither this attempt nor an earlier one can have sent it. */
        NEVER_SENT
    }

    /**
     * Takes up to {@code limit} messages that are due at {@code now}, the longest due first.
     *
     * @param probe take some even though the channel is paused
     */
    Uni<List<Claimed>> claim(Channel channel, int limit, Instant now, Duration visibility, boolean probe) {
        UUID claim = UUID.randomUUID();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(channel.name(), utc(now), limit, claim, utc(now.plus(visibility)))
                        .addBoolean(probe).addLocalDate(LocalDate.ofInstant(now, BusinessZone.ID))
                        .addInteger(config.ringsPerDay()).addBoolean(channel.rings()))
                .map(rows -> list(rows, row -> claimed(row, claim)));
    }

    /** @return how many were settled; fewer than given where another replica has taken over */
    Uni<Integer> settle(UUID claim, List<Settlement> settlements, Instant now) {
        return pool.preparedQuery(SETTLE).execute(Tuple.of(claim, utc(now),
                settlements.stream().map(Settlement::id).toArray(Long[]::new),
                settlements.stream().map(s -> s.state().name()).toArray(String[]::new),
                settlements.stream().map(s -> utc(s.nextAttemptAt())).toArray(OffsetDateTime[]::new),
                settlements.stream().map(Settlement::error).toArray(String[]::new))
                .addArrayOfString(settlements.stream().map(s -> s.mark().name()).toArray(String[]::new))
                .addArrayOfString(PHONES))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Claimed claimed(Row row, UUID claim) {
        return new Claimed(row.getLong("id"), claim, row.getLong("run_id"), row.getUUID("message_id"),
                row.getInteger("attempts"), row.getBoolean("possibly_sent"),
                instant(row, "created_at"),
                new Envelope.Recipient(row.getLong("worker_id"), row.getString("source"), row.getString("area_code"),
                        row.getString("town_code"), row.getString("village_code")),
                row.getBoolean("reachable"), Boolean.TRUE.equals(row.getBoolean("refused")),
                Boolean.TRUE.equals(row.getBoolean("held_back")));
    }
}
