package io.sanjian.worker;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.worker.WorkerColumns.Entry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/**
 * The history of answers, and the present ones beside the worker, where runs and channels see them. Written together; the
 * caller owns the transaction and the lock on the worker's row.
 */
@ApplicationScoped
class ConsentStore {
    private static final String ADD = """
            insert into consent (worker_id, purpose, given, wording, version, said_at, recorded_at, recorded_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String ADD_ALL = """
            insert into consent (worker_id, purpose, given, wording, version, said_at, recorded_at, recorded_by)
            select w.id, 'RECOMMENDATION', u.given, u.wording, u.version, u.at, $7, $8
            from unnest($2::text[], $3::boolean[], $4::text[], $5::text[], $6::timestamptz[])
                u(external_id, given, wording, version, at)
            join worker w on w.source = $1 and w.external_id = u.external_id order by w.id
            """;
    private static final String OF_WORKER = """
            select purpose, given, wording, version, said_at, recorded_at, recorded_by from consent
            where worker_id = $1 order by id desc
            """;
    private static final String SET_RECOMMENDATION = """
            update worker set consent = $2, consent_at = $3, consent_wording = $4, consent_version = $5, updated_at = $6
            where id = $1
            """;
    private static final String SET_OTHER = """
            update worker set updated_at = $4, refused = case when $3::boolean then array_remove(refused, $2)
                when $2 = any(refused) then refused else array_append(refused, $2) end
            where id = $1
            """;

    /**
     * An answer as it was written down.
     *
     * @param recordedBy name of the token; of an import that of who sent it
     */
    record Recorded(Purpose purpose, Consent consent, Instant recordedAt, String recordedBy) {
    }

    /** All answers of a worker that took effect, the latest first. */
    Uni<List<Recorded>> ofWorker(SqlClient client, long workerId) {
        return client.preparedQuery(OF_WORKER).execute(Tuple.of(workerId))
                .map(rows -> WorkerRows.all(rows, ConsentStore::recorded));
    }

    /** Notes an answer, and makes it the present one. */
    Uni<Void> record(SqlClient tx, long workerId, Purpose purpose, Consent said, Instant now, String by) {
        Tuple values = Tuple.tuple().addLong(workerId).addString(purpose.name()).addBoolean(said.given())
                .addString(said.wording()).addString(said.version()).addOffsetDateTime(utc(said.at()))
                .addOffsetDateTime(utc(now)).addString(by);
        Uni<?> present = purpose == Purpose.RECOMMENDATION
                ? tx.preparedQuery(SET_RECOMMENDATION).execute(Tuple.of(workerId, said.given(), utc(said.at()),
                        said.wording(), said.version(), utc(now)))
                : tx.preparedQuery(SET_OTHER).execute(Tuple.of(workerId, purpose.name(), said.given(), utc(now)));
        return tx.preparedQuery(ADD).execute(values).chain(() -> present).replaceWithVoid();
    }

    /** Notes the answers to {@link Purpose#RECOMMENDATION} of rows that were written with them. */
    Uni<Void> recordAll(SqlClient tx, String source, List<Entry> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ADD_ALL).execute(Tuple.tuple().addString(source)
                .addArrayOfString(array(rows, Entry::externalId))
                .addArrayOfBoolean(rows.stream().map(row -> row.consent().given()).toArray(Boolean[]::new))
                .addArrayOfString(array(rows, row -> row.consent().wording()))
                .addArrayOfString(array(rows, row -> row.consent().version()))
                .addArrayOfOffsetDateTime(rows.stream().map(row -> utc(row.consent().at()))
                        .toArray(OffsetDateTime[]::new))
                .addOffsetDateTime(utc(rows.getFirst().now())).addString(rows.getFirst().by())).replaceWithVoid();
    }

    private static String[] array(List<Entry> rows, Function<Entry, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Recorded recorded(Row row) {
        return new Recorded(Purpose.valueOf(row.getString("purpose")), new Consent(row.getBoolean("given"),
                row.getString("wording"), row.getString("version"), instant(row, "said_at")),
                instant(row, "recorded_at"), row.getString("recorded_by"));
    }
}
