package io.sanjian.worker;

import io.sanjian.database.SqlValues;
import io.sanjian.imports.BatchWriter;
import io.sanjian.imports.BatchWriter.Stored;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.imports.LastWins;
import io.sanjian.imports.ReachGuard;
import io.sanjian.imports.RowWriter.Written;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.Message;
import io.sanjian.worker.WorkerColumns.Entry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the table {@code worker}; the caller owns the transaction. */
@ApplicationScoped
class WorkerStore {
    private static final String FIND = "select " + WorkerRows.FILE + " from worker where id = $1";
    private static final String FIND_BY_KEY = "select " + WorkerRows.FILE
            + " from worker where source = $1 and external_id = $2";
    private static final String LOCK = FIND + " for update";
    private static final String LOOK_UP = "select " + WorkerRows.FILE + """
             from worker where (phone_bidx = any($1::bytea[]) or id_number_bidx = any($2::bytea[])) and
            """ + HomeAreaCondition.sql(3) + " order by id limit 100";
    private static final String PAGE = "select " + WorkerRows.FILE + """
             from worker where id > $1 and ($2::text is null or $2 = any(groups)) and
            """ + HomeAreaCondition.sql(4) + " and " + HomeAreaCondition.sql(10) + " order by id limit $3";
    private static final String KNOWN = """
            select id, external_id, content_hash, consent, consent_at, consent_wording, consent_version from worker
            where source = $1 and external_id = any($2) order by id for update
            """;
    private static final String ERASE = "delete from worker where id = $1";

    private static final ReachGuard.Table TABLE = new ReachGuard.Table("worker", "village_code",
            Message.of("This worker is stored with a home outside the token's areas"));

    private final WorkerEncryption seals;
    private final ConsentStore consents;
    private final Clock clock;

    WorkerStore(WorkerEncryption seals, ConsentStore consents, Clock clock) {
        this.seals = seals;
        this.consents = consents;
        this.clock = clock;
    }

    Uni<Optional<WorkerRecord>> find(SqlClient client, long id) {
        return first(client, FIND, id);
    }

    /** A worker that is known to be there. */
    Uni<WorkerRecord> find(SqlClient client, WorkerKey key) {
        return client.preparedQuery(FIND_BY_KEY).execute(Tuple.of(key.source(), key.externalId()))
                .map(rows -> WorkerRows.file(rows.iterator().next()));
    }

    /** As {@link #find}; the row cannot change until the transaction ends. */
    Uni<Optional<WorkerRecord>> lock(SqlClient client, long id) {
        return first(client, LOCK, id);
    }

    private static Uni<Optional<WorkerRecord>> first(SqlClient client, String sql, long id) {
        return client.preparedQuery(sql).execute(Tuple.of(id))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file).stream().findFirst());
    }

    /** Ids above {@code after}, ascending, within both reaches. @param group or null */
    Uni<List<WorkerRecord>> page(SqlClient client, AreaScope caller, AreaScope wanted, String group, long after,
            int limit) {
        Tuple parameters = Tuple.tuple().addLong(after).addString(group).addInteger(limit);
        return client.preparedQuery(PAGE)
                .execute(HomeAreaCondition.add(HomeAreaCondition.add(parameters, caller), wanted))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file));
    }

    /** Workers whose phone or ID number stands under one of these entries of the blind index, at most 100. */
    Uni<List<WorkerRecord>> lookUp(SqlClient client, AreaScope caller, List<byte[]> phones, List<byte[]> idNumbers) {
        Tuple parameters = Tuple.tuple().addValue(WorkerColumns.buffers(phones))
                .addValue(WorkerColumns.buffers(idNumbers));
        return client.preparedQuery(LOOK_UP).execute(HomeAreaCondition.add(parameters, caller))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file));
    }

    Uni<Boolean> erase(SqlClient client, long id) {
        return client.preparedQuery(ERASE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    /** Seals workers for {@link #write}: work for the processor, so not for the event loop when there are many. @param by who sent them */
    List<Entry> seal(List<WorkerData> rows, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.stream().map(data -> new Entry(data, seals.seal(data.key(), data.identity()),
                seals.contentHash(data), data.consent(), now, by)).toList();
    }

    /**
     * Stores workers of one source; where a key occurs twice the last wins. A worker that is stored with a home out of
     * reach is left alone, and its row rejected.
     */
    Uni<List<Written>> write(SqlClient tx, String source, List<Entry> rows, AreaScope reach) {
        BatchWriter<Entry> writer = new LastWins<>(Entry::externalId,
                (client, entries) -> store(client, source, entries));
        return (reach.everything() ? writer
                : new ReachGuard<>(writer, TABLE, source, Entry::externalId, reach::covers))
                .write(tx, rows).map(Stored::rows);
    }

    private Uni<Stored> store(SqlClient tx, String source, List<Entry> rows) {
        String[] ids = rows.stream().map(Entry::externalId).toArray(String[]::new);
        return tx.preparedQuery(KNOWN).execute(Tuple.of(source, ids)).flatMap(known -> {
            Map<String, Row> stored = new HashMap<>();
            known.forEach(row -> stored.put(row.getString("external_id"), row));
            List<Entry> changed = rows.stream().filter(entry -> isNews(entry, stored.get(entry.externalId())))
                    .map(entry -> withConsent(entry, stored.get(entry.externalId()))).toList();
            List<Entry> answered = changed.stream().filter(entry -> entry.consent() != null
                    && !entry.consent().equals(consentOf(stored.get(entry.externalId())))).toList();
            return WorkerColumns.UPSERT.write(tx, changed).call(() -> consents.recordAll(tx, source, answered))
                    .map(written -> {
                        Map<String, Written> outcomes = new HashMap<>();
                        for (int i = 0; i < changed.size(); i++) {
                            outcomes.put(changed.get(i).externalId(), written.rows().get(i));
                        }
                        return new Stored(rows.stream().map(entry -> outcomes.getOrDefault(entry.externalId(),
                                unchanged(stored.get(entry.externalId())))).toList(), written.transaction());
                    });
        });
    }

    private static Written unchanged(Row stored) {
        return Written.of(ImportOutcome.UNCHANGED, stored == null ? null : stored.getLong("id"));
    }

    private boolean isNews(Entry entry, Row stored) {
        return stored == null || !seals.isSame(SqlValues.bytes(stored, "content_hash"), entry.data());
    }

    private static Entry withConsent(Entry entry, Row stored) {
        return entry.withConsent(Consent.after(consentOf(stored), entry.data().consent(), entry.now()));
    }

    /** @param stored null where the worker is new */
    private static Consent consentOf(Row stored) {
        return stored == null ? null : WorkerRows.consent(stored);
    }
}
