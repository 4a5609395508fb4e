package io.sanjian.delivery.sms;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.access.Caller;
import io.sanjian.audit.Audit;
import io.sanjian.crypto.DecryptionException;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.worker.HomeAreaCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The table {@code sms_reply}: replies that no program understands, for officers to read; their text sealed. An OFFICER sees those of
 * workers of the own areas, an ADMIN also those from numbers that nobody was entered with.
 */
@ApplicationScoped
class SmsReplyStore {
    private static final int LONGEST = 1000;
    private static final String AUDITED = "sms-reply";
    private static final String ADD = """
            insert into sms_reply (seal_id, worker_id, text_enc, received_at)
            select t.seal_id, t.worker_id, t.text_enc, $4
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as t (seal_id, worker_id, text_enc)
            """;
    private static final String PAGE = """
            select r.id, r.seal_id, r.worker_id, r.text_enc, r.received_at, r.closed_at, r.closed_by from sms_reply r
            where r.id < $1 and ($2::boolean or r.closed_at is null) and
            """ + inReach(4) + "order by r.id desc limit $3";
    private static final String CLOSE = """
            update sms_reply r set closed_at = coalesce(r.closed_at, $2), closed_by = coalesce(r.closed_by, $3)
            where r.id = $1 and
            """ + inReach(4) + "returning r.worker_id";

    private final Pool pool;
    private final Vault vault;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    SmsReplyStore(Pool pool, Vault vault, Caller caller, Audit audit, Clock clock) {
        this.pool = pool;
        this.vault = vault;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param workers who were entered with the number that it came from; none: nobody */
    Uni<Void> add(List<Long> workers, String text) {
        String kept = text.codePointCount(0, text.length()) <= LONGEST ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
        List<Long> owners = new ArrayList<>(workers);
        if (owners.isEmpty()) {
            owners.add(null);
        }
        UUID[] seals = owners.stream().map(owner -> UUID.randomUUID()).toArray(UUID[]::new);
        String[] texts = new String[seals.length];
        for (int i = 0; i < seals.length; i++) {
            // PostgreSQL keeps no NUL, and JSON has one.
            texts[i] = vault.encrypt(kept.replace("\0", ""), context(seals[i]));
        }
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(seals, owners.toArray(Long[]::new), texts, now()))
                .replaceWithVoid();
    }

    /** Newest first. That they were read is recorded. @param closed those too that somebody has dealt with */
    Uni<Page<SmsReplyResponse>> page(PageRequest wanted, boolean closed) {
        Audit.Author author = audit.author();
        Tuple values = HomeAreaCondition.add(Tuple.of(wanted.from(), closed, wanted.rows()), caller.reach());
        return pool.preparedQuery(PAGE).execute(values)
                .map(rows -> wanted.page(list(rows, this::response), SmsReplyResponse::id))
                .call(page -> audit.record(pool, author, Audit.Action.READ,
                        page.items().stream().map(SmsReplyResponse::workerId).filter(Objects::nonNull).distinct()
                                .toList(),
                        AUDITED));
    }

    /**
     * Notes that somebody has dealt with it. The first time counts.
     *
     * @throws ProblemException NOT_FOUND within the caller's reach
     */
    Uni<Void> close(long id) {
        Tuple values = HomeAreaCondition.add(Tuple.of(id, now(), caller.name()), caller.reach());
        return pool.preparedQuery(CLOSE).execute(values).invoke(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("reply", id);
            }
        }).replaceWithVoid();
    }

    private SmsReplyResponse response(Row row) {
        return new SmsReplyResponse(row.getLong("id"), row.getLong("worker_id"),
                text(row.getString("text_enc"), row.getUUID("seal_id")),
                instant(row, "received_at"), instant(row, "closed_at"),
                row.getString("closed_by"));
    }

    /** One that no key opens any more keeps nobody from the others. */
    private String text(String sealed, UUID sealId) {
        try {
            return vault.decrypt(sealed, context(sealId));
        } catch (DecryptionException e) {
            return "(cannot be opened)";
        }
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static String inReach(int first) {
        return "($" + first + "::boolean or exists (select from worker where worker.id = r.worker_id and "
                + HomeAreaCondition.sql(first) + ")) ";
    }

    private static String context(Object sealId) {
        return "sms_reply.text\0" + sealId;
    }

    /** What a rotation of keys has to know. */
    @Produces
    @Singleton
    static EncryptedTable sealedTable() {
        return new EncryptedTable("sms_reply", "id", "bigint", List.of("seal_id"), List.of(
                new EncryptedTable.Column("text_enc", row -> context(row.getFirst()), null, null)), List.of());
    }
}
