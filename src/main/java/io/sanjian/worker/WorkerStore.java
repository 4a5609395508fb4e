package io.sanjian.worker;

import io.sanjian.access.AreaReach;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.ProblemType;
import io.sanjian.problem.Violation;
import io.sanjian.rows.Outcome;
import io.sanjian.worker.WorkerColumns.Entry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
             from worker where (phone_bidx = $1 or id_number_bidx = $2) and
            """ + HomeCondition.sql(3) + " order by id limit 100";
    private static final String PAGE = "select " + WorkerRows.FILE + """
             from worker where id > $1 and ($2::text is null or $2 = any(groups)) and
            """ + HomeCondition.sql(4) + " and " + HomeCondition.sql(10) + " order by id limit $3";
    private static final String KNOWN = """
            select external_id, content_hash, consent, consent_at, consent_wording, area_code, town_code, village_code
            from worker where source = $1 and external_id = any($2) order by id for update
            """;
    private static final String ERASE = "delete from worker where id = $1";

    private final WorkerSeals seals;
    private final Clock clock;

    WorkerStore(WorkerSeals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    Uni<Optional<WorkerFile>> find(SqlClient client, long id) {
        return first(client, FIND, id);
    }

    /** A worker that is known to be there. */
    Uni<WorkerFile> find(SqlClient client, WorkerKey key) {
        return client.preparedQuery(FIND_BY_KEY).execute(Tuple.of(key.source(), key.externalId()))
                .map(rows -> WorkerRows.file(rows.iterator().next()));
    }

    /** As {@link #find}; the row cannot change until the transaction ends. */
    Uni<Optional<WorkerFile>> lock(SqlClient client, long id) {
        return first(client, LOCK, id);
    }

    private static Uni<Optional<WorkerFile>> first(SqlClient client, String sql, long id) {
        return client.preparedQuery(sql).execute(Tuple.of(id))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file).stream().findFirst());
    }

    /** Ids above {@code after}, ascending, within both reaches. @param group or null */
    Uni<List<WorkerFile>> page(SqlClient client, AreaReach caller, AreaReach wanted, String group, long after, int limit) {
        Tuple parameters = Tuple.tuple().addLong(after).addString(group).addInteger(limit);
        return client.preparedQuery(PAGE).execute(HomeCondition.add(HomeCondition.add(parameters, caller), wanted))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file));
    }

    /** Workers with this phone or ID number, at most 100. @param phone or null; @param idNumber or null */
    Uni<List<WorkerFile>> lookUp(SqlClient client, AreaReach caller, byte[] phone, byte[] idNumber) {
        Tuple parameters = Tuple.tuple().addValue(WorkerColumns.buffer(phone)).addValue(WorkerColumns.buffer(idNumber));
        return client.preparedQuery(LOOK_UP).execute(HomeCondition.add(parameters, caller))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file));
    }

    Uni<Boolean> erase(SqlClient client, long id) {
        return client.preparedQuery(ERASE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    /**
     * Stores workers of one source; where a key occurs twice the last wins. Sealing is done before the first statement.
     * Gives one outcome per row, in order.
     *
     * @throws ProblemException FORBIDDEN (in the Uni) if a worker that is already stored lives out of reach
     */
    Uni<List<Outcome>> write(SqlClient tx, String source, List<WorkerData> rows, AreaReach reach) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Entry> entries = rows.stream().map(data -> new Entry(data, seals.seal(data.key(), data.identity()),
                seals.contentHash(data), data.consent(), now)).toList();
        String[] keys = rows.stream().map(data -> data.key().externalId()).distinct().toArray(String[]::new);
        return tx.preparedQuery(KNOWN).execute(Tuple.of(source, keys)).flatMap(known -> {
            Map<String, Row> stored = new HashMap<>();
            known.forEach(row -> stored.put(row.getString("external_id"), row));
            requireReach(stored.values(), reach);
            return write(tx, entries, stored);
        });
    }

    private static void requireReach(Iterable<Row> stored, AreaReach reach) {
        List<Violation> faults = new ArrayList<>();
        for (Row row : stored) {
            if (!reach.covers(row.getString("area_code"), row.getString("town_code"), row.getString("village_code"))) {
                faults.add(new Violation("externalId", "OUT_OF_SCOPE",
                        "this worker is stored with a home outside the token's areas", null));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, faults.getFirst().message(), faults);
        }
    }

    private static Uni<List<Outcome>> write(SqlClient tx, List<Entry> entries, Map<String, Row> stored) {
        Map<String, byte[]> hashes = new HashMap<>();
        stored.forEach((key, row) -> hashes.put(key, WorkerRows.bytes(row, "content_hash")));
        Map<String, Entry> changed = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            String key = entry.data().key().externalId();
            byte[] before = hashes.put(key, entry.contentHash());
            Outcome outcome = before == null ? Outcome.ACCEPTED
                    : Arrays.equals(before, entry.contentHash()) ? Outcome.UNCHANGED : Outcome.UPDATED;
            outcomes.add(outcome);
            if (outcome != Outcome.UNCHANGED) {
                Row row = stored.get(key);
                Consent known = row == null ? null : WorkerRows.consent(row);
                changed.put(key, entry.withConsent(Consent.after(known, entry.data().consent(), entry.now())));
            }
        }
        if (changed.isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        return tx.preparedQuery(WorkerColumns.UPSERT).execute(WorkerColumns.bind(List.copyOf(changed.values())))
                .replaceWith(outcomes);
    }
}
