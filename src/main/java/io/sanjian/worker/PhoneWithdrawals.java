package io.sanjian.worker;

import io.sanjian.audit.Audit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Consent that is withdrawn from a telephone: whoever holds the phone speaks for all workers entered with its number. */
@ApplicationScoped
public class PhoneWithdrawals {
    private static final String DETAIL = "consent";
    private static final String OF_PHONE = """
            select id from worker where phone_bidx = any($1::bytea[]) and not $2 = any(refused) order by id for update
            """;
    private static final String WITH_PHONE = "select id from worker where phone_bidx = any($1::bytea[]) order by id";

    private final Pool pool;
    private final WorkerEncryption seals;
    private final ConsentStore consents;
    private final Audit audit;
    private final Clock clock;

    PhoneWithdrawals(Pool pool, WorkerEncryption seals, ConsentStore consents, Audit audit, Clock clock) {
        this.pool = pool;
        this.seals = seals;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whom a number stands for.
     *
     * @param phone in any usual form
     * @return ids of all workers entered with it; none where nobody was
     */
    public Uni<List<Long>> workersOf(String phone) {
        return PhoneNumber.normal(phone).map(number -> pool.preparedQuery(WITH_PHONE).execute(Tuple.of(indexes(number)))
                .map(PhoneWithdrawals::ids)).orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /**
     * Notes that the worker wants no more of this. It holds from the moment at which this completes.
     *
     * @param phone   in any usual form
     * @param purpose other than {@link Purpose#RECOMMENDATION}
     * @param wording what the worker said
     * @param by      what brought it, for the record
     * @return of how many workers; 0 where the number is not known, or they have said so before
     */
    public Uni<Integer> record(String phone, Purpose purpose, String wording, String by) {
        Optional<String> number = PhoneNumber.normal(phone);
        if (number.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Consent said = new Consent(false, wording, null, now);
        return pool.withTransaction(tx -> tx.preparedQuery(OF_PHONE)
                .execute(Tuple.of(indexes(number.get()), purpose.name())).map(PhoneWithdrawals::ids)
                .call(ids -> Multi.createFrom().iterable(ids).onItem()
                        .transformToUniAndConcatenate(id -> consents.record(tx, id, purpose, said, now, by))
                        .collect().last())
                .call(ids -> audit.record(tx, new Audit.Author(by, null), Audit.Action.UPDATE, ids, DETAIL))
                .map(List::size));
    }

    private Buffer[] indexes(String number) {
        return seals.phoneIndexes(number).stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }

    private static List<Long> ids(RowSet<Row> rows) {
        List<Long> ids = new ArrayList<>();
        for (Row row : rows) {
            ids.add(row.getLong(0));
        }
        return ids;
    }
}
