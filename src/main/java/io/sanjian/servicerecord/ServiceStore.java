package io.sanjian.servicerecord;

import static io.sanjian.database.SqlValues.first;
import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.compute.ComputeExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code service_record}, which deliveries write too: each list that was told is an offer of its posts. */
@ApplicationScoped
class ServiceStore {
    private static final String COLUMNS = """
            id, client_id, kind, given_on, outcome, posting_id, via, seal_id, subject_enc, given_by_enc, recorded_at,
            recorded_by, voided_at, voided_by, void_reason_enc
            """;
    /** Nothing where the client's id, or the post, is there already. */
    private static final String ADD = """
            insert into service_record (worker_id, client_id, kind, given_on, outcome, posting_id, via, seal_id, subject_enc,
                                        given_by_enc, recorded_at, recorded_by)
            values ($1, $2, $3, $4, $5, $6, 'CALLER', $7, $8, $9, $10, $11)
            on conflict do nothing returning\s""" + COLUMNS;
    private static final String KNOWN = "select " + COLUMNS + """
            from service_record
            where worker_id = $1 and (client_id = $2 or posting_id = $3 and voided_at is null)
            order by client_id is not distinct from $2 desc limit 1
            """;
    private static final String PAGE = "select " + COLUMNS + """
            from service_record where worker_id = $1 and id < $2 order by id desc limit $3
            """;
    /** A service that was voided before stays as it was. */
    private static final String VOID = """
            update service_record set voided_at = $3, voided_by = $4, void_reason_enc = $5
            where worker_id = $1 and id = $2 and voided_at is null
            """;
    private static final String ONE = "select " + COLUMNS + " from service_record where worker_id = $1 and id = $2";
    private static final String READ_OUT = """
            insert into service_record (worker_id, kind, given_on, outcome, posting_id, via, recorded_at, recorded_by)
            select l.worker_id, 'OFFER', $2, 'GIVEN', posting, 'READ_OUT', $3, $4
            from (select worker_id, posting_ids from pick_list where worker_id = $1 order by run_id desc limit 1) l
            join worker w on w.id = l.worker_id
            cross join lateral unnest(l.posting_ids) with ordinality as p (posting, place)
            order by place
            on conflict do nothing returning\s""" + COLUMNS;

    private final ServiceEncryption seals;
    private final ComputeExecutor executor;

    ServiceStore(ServiceEncryption seals, ComputeExecutor executor) {
        this.seals = seals;
        this.executor = executor;
    }

    /** @return empty where the client's id is known, or the post was told already: see {@link #known} */
    Uni<Optional<ServiceRecord>> add(SqlClient tx, long worker, String clientId, ServiceRecord.What what, String by,
            Instant now) {
        UUID row = UUID.randomUUID();
        return tx.preparedQuery(ADD).execute(Tuple.tuple().addLong(worker).addString(clientId)
                .addString(what.kind().name()).addLocalDate(what.on()).addString(what.outcome().name())
                .addLong(what.postingId()).addUUID(row)
                .addString(seals.seal(what.subject(), ServiceEncryption.SUBJECT, row))
                .addString(seals.seal(what.givenBy(), ServiceEncryption.GIVEN_BY, row)).addOffsetDateTime(utc(now))
                .addString(by)).map(rows -> first(rows, this::service));
    }

    /** The record with this client's id, or else the one that told of this post. */
    Uni<Optional<ServiceRecord>> known(SqlClient tx, long worker, String clientId, Long postingId) {
        return tx.preparedQuery(KNOWN).execute(Tuple.of(worker, clientId, postingId))
                .map(rows -> first(rows, this::service));
    }

    /** Newest first, with ids below {@code before}. */
    Uni<List<ServiceRecord>> page(SqlClient client, long worker, long before, int limit) {
        return client.preparedQuery(PAGE).execute(Tuple.of(worker, before, limit)).flatMap(this::opened);
    }

    Uni<Optional<ServiceRecord>> find(SqlClient client, long worker, long id) {
        return client.preparedQuery(ONE).execute(Tuple.of(worker, id)).map(rows -> first(rows, this::service));
    }

    /** Takes a service back; one that was taken back already stays as it was. */
    Uni<Optional<ServiceRecord>> voided(SqlClient tx, long worker, long id, String reason, String by, Instant now) {
        return tx.preparedQuery("select seal_id from service_record where worker_id = $1 and id = $2 for update")
                .execute(Tuple.of(worker, id)).map(rows -> first(rows, row -> row.getUUID(0)))
                .flatMap(row -> row.isEmpty() ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(VOID).execute(Tuple.of(worker, id, utc(now), by,
                                seals.seal(reason, ServiceEncryption.VOID_REASON, row.get()))).replaceWithVoid())
                .chain(() -> find(tx, worker, id));
    }

    /** The posts of the worker's latest list were told. @return those that were not told before */
    Uni<List<ServiceRecord>> readOut(SqlClient tx, long worker, LocalDate on, String by, Instant now) {
        return tx.preparedQuery(READ_OUT).execute(Tuple.of(worker, on, utc(now), by)).flatMap(this::opened);
    }

    private Uni<List<ServiceRecord>> opened(RowSet<Row> rows) {
        return executor.call(() -> list(rows, this::service));
    }

    private ServiceRecord service(Row row) {
        UUID seal = row.getUUID("seal_id");
        Instant voidedAt = instant(row, "voided_at");
        return new ServiceRecord(row.getLong("id"), row.getString("client_id"),
                new ServiceRecord.What(ServiceKind.valueOf(row.getString("kind")), row.getLocalDate("given_on"),
                        seals.open(row.getString("subject_enc"), ServiceEncryption.SUBJECT, seal),
                        ServiceOutcome.valueOf(row.getString("outcome")),
                        seals.open(row.getString("given_by_enc"), ServiceEncryption.GIVEN_BY, seal),
                        row.getLong("posting_id")),
                ServiceSource.valueOf(row.getString("via")), instant(row, "recorded_at"),
                row.getString("recorded_by"), voidedAt == null ? null
                        : new ServiceRecord.Voided(voidedAt, row.getString("voided_by"),
                                seals.open(row.getString("void_reason_enc"), ServiceEncryption.VOID_REASON, seal)));
    }
}
