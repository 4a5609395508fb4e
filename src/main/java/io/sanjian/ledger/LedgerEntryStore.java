package io.sanjian.ledger;

import static io.sanjian.database.SqlValues.first;
import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.worker.LedgerPeople.Home;
import io.sanjian.worker.LedgerPeople.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads and writes entries of the ledger and what goes with them; the caller owns the transaction. */
@ApplicationScoped
class LedgerEntryStore {
    static final String COLUMNS = """
            id, worker_id, season, area_code, town_code, village_code, said::text, other_phones_enc, version, entered_week,
            updated_at
            """;
    private static final String LOCK = "select " + COLUMNS
            + " from ledger_entry where worker_id = any($1) and season = $2 order by id for update";
    private static final String LOCK_ONE = "select " + COLUMNS
            + " from ledger_entry where id = $1 and worker_id is not null for update";
    private static final String CONFIRMED = """
            select village_code, week from (
                select distinct on (village_code, week) village_code, week, confirmed from ledger_confirmation
                where level = 'TOWN' and village_code = any($1) order by village_code, week, id desc) last
            where confirmed
            """;
    private static final String INSERT = """
            insert into ledger_entry (worker_id, season, area_code, town_code, village_code, said, other_phones_enc, version,
                                      entered_week, created_at, updated_at)
            select worker, $2, area, town, village, said::jsonb, phones, version, $8, $9, $9
            from unnest($1::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $10::int[])
                 as given (worker, area, town, village, said, phones, version)
            order by worker returning id, worker_id
            """;
    private static final String WORKERS =
            "select worker_id from ledger_entry where id = any($1) and worker_id is not null order by worker_id";
    private static final String UPDATE = """
            update ledger_entry e set area_code = area, town_code = town, village_code = village, said = given.said::jsonb,
                   other_phones_enc = phones, version = given.version, updated_at = updated
            from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[],
                        $8::timestamptz[]) as given (id, area, town, village, said, phones, version, updated)
            where e.id = given.id
            """;
    private static final String STATE = """
            insert into ledger_state (entry_id, week, area_code, town_code, village_code, columns)
            select entry, $2, area, town, village, columns::jsonb
            from unnest($1::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
                 as given (entry, area, town, village, columns)
            on conflict (entry_id, week) do update set area_code = excluded.area_code, town_code = excluded.town_code,
                village_code = excluded.village_code, columns = excluded.columns
            """;
    private static final String REPORT = """
            insert into ledger_report (village_code, week, unchanged, reported_at, reported_by)
            select village, $2, false, $3, $4 from unnest($1::text[]) village
            on conflict (village_code, week) do update
                set unchanged = false, reported_at = excluded.reported_at, reported_by = excluded.reported_by
                where ledger_report.unchanged
            """;

    private final LedgerEncryption seals;

    LedgerEntryStore(LedgerEncryption seals) {
        this.seals = seals;
    }

    /** Entries of a season by their worker; they cannot change until the transaction ends. */
    Uni<List<LedgerEntry>> lock(SqlClient tx, Map<Long, Person> people, LocalDate season) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(people.keySet().toArray(Long[]::new), season))
                .map(rows -> list(rows, row -> entry(row, people.get(row.getLong("worker_id")))));
    }

    /** The people of entries; without those who were erased. */
    Uni<List<Long>> workers(SqlClient client, Collection<Long> entries) {
        return client.preparedQuery(WORKERS).execute(Tuple.tuple().addArrayOfLong(entries.toArray(Long[]::new)))
                .map(rows -> list(rows, row -> row.getLong("worker_id")));
    }

    /** An entry that cannot change until the transaction ends, as it is stored. */
    record Locked(long workerId, Row row) {
    }

    /** Of nobody who was erased. */
    Uni<Optional<Locked>> lock(SqlClient tx, long id) {
        return tx.preparedQuery(LOCK_ONE).execute(Tuple.of(id))
                .map(rows -> first(rows, row -> new Locked(row.getLong("worker_id"), row)));
    }

    /** An entry out of {@link #COLUMNS}. @param person behind it, or null where it was erased */
    LedgerEntry entry(Row row, Person person) {
        Long worker = row.getLong("worker_id");
        LocalDate season = row.getLocalDate("season");
        Map<LedgerColumn, LedgerWord> said = new EnumMap<>(LedgerJson.said(row.getString("said")));
        if (person != null) {
            join(said, LedgerColumn.NAME, person.name());
            join(said, LedgerColumn.ID_NUMBER, person.idNumber());
            String others = seals.openPhones(row.getString("other_phones_enc"), worker, season);
            join(said, LedgerColumn.PHONE, LedgerPhones.join(person.phone(), LedgerPhones.all(others)));
        }
        return new LedgerEntry(row.getLong("id"), worker, season,
                new Home(row.getString("area_code"), row.getString("town_code"), row.getString("village_code")), said,
                row.getInteger("version"), row.getLocalDate("entered_week"), instant(row, "updated_at"));
    }

    /** What the worker holds, with the time that the entry knows of it. */
    private static void join(Map<LedgerColumn, LedgerWord> said, LedgerColumn column, String value) {
        LedgerWord known = said.get(column);
        if (known != null || value != null) {
            said.put(column, new LedgerWord(value, known == null ? Instant.EPOCH : known.at()));
        }
    }

    /** A village and one of its weeks. */
    record VillageWeek(String village, LocalDate week) {
    }

    /** Weeks of these villages that their town has confirmed. */
    Uni<Set<VillageWeek>> confirmed(SqlClient tx, Collection<String> villages) {
        return tx.preparedQuery(CONFIRMED).execute(Tuple.tuple()
                .addArrayOfString(villages.stream().distinct().toArray(String[]::new)))
                .map(rows -> new HashSet<>(list(rows,
                        row -> new VillageWeek(row.getString("village_code"), row.getLocalDate("week")))));
    }

    /** @return ids by worker */
    Uni<Map<Long, Long>> insert(SqlClient tx, List<LedgerEntry> entries, LocalDate season, LocalDate week,
            Instant now) {
        return tx.preparedQuery(INSERT).execute(Tuple.tuple()
                .addArrayOfLong(entries.stream().map(LedgerEntry::workerId).toArray(Long[]::new))
                .addLocalDate(season)
                .addArrayOfString(texts(entries, entry -> entry.home().area()))
                .addArrayOfString(texts(entries, entry -> entry.home().town()))
                .addArrayOfString(texts(entries, entry -> entry.home().village()))
                .addArrayOfString(texts(entries, entry -> LedgerJson.said(entry.said())))
                .addArrayOfString(texts(entries, this::phones))
                .addLocalDate(week).addOffsetDateTime(utc(now))
                .addArrayOfInteger(entries.stream().map(LedgerEntry::version).toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Long, Long> ids = new HashMap<>();
                    rows.forEach(row -> ids.put(row.getLong("worker_id"), row.getLong("id")));
                    return ids;
                });
    }

    Uni<Void> update(SqlClient tx, List<LedgerEntry> entries) {
        return tx.preparedQuery(UPDATE).execute(Tuple.tuple()
                .addArrayOfLong(entries.stream().map(LedgerEntry::id).toArray(Long[]::new))
                .addArrayOfString(texts(entries, entry -> entry.home().area()))
                .addArrayOfString(texts(entries, entry -> entry.home().town()))
                .addArrayOfString(texts(entries, entry -> entry.home().village()))
                .addArrayOfString(texts(entries, entry -> LedgerJson.said(entry.said())))
                .addArrayOfString(texts(entries, this::phones))
                .addArrayOfInteger(entries.stream().map(LedgerEntry::version).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(entries.stream().map(entry -> utc(entry.updatedAt()))
                        .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Columns 13 to 23 as they are in the open week. @param entries with their ids */
    Uni<Void> state(SqlClient tx, List<LedgerEntry> entries, LocalDate week) {
        return entries.isEmpty() ? Uni.createFrom().voidItem() : tx.preparedQuery(STATE).execute(Tuple.tuple()
                .addArrayOfLong(entries.stream().map(LedgerEntry::id).toArray(Long[]::new)).addLocalDate(week)
                .addArrayOfString(texts(entries, entry -> entry.home().area()))
                .addArrayOfString(texts(entries, entry -> entry.home().town()))
                .addArrayOfString(texts(entries, entry -> entry.home().village()))
                .addArrayOfString(texts(entries, entry -> LedgerJson.weekly(LedgerMerge.shown(entry.said())))))
                .replaceWithVoid();
    }

    /** These villages were heard of in the week. */
    Uni<Void> reported(SqlClient tx, Collection<String> villages, LocalDate week, Instant now, String by) {
        return villages.isEmpty() ? Uni.createFrom().voidItem() : tx.preparedQuery(REPORT).execute(Tuple.tuple()
                .addArrayOfString(villages.stream().distinct().sorted().toArray(String[]::new)).addLocalDate(week)
                .addOffsetDateTime(utc(now)).addString(by)).replaceWithVoid();
    }

    private String phones(LedgerEntry entry) {
        LedgerWord phone = entry.said().get(LedgerColumn.PHONE);
        List<String> others = phone == null ? List.of() : LedgerPhones.others((String) phone.value());
        return others.isEmpty() ? null
                : seals.sealPhones(LedgerPhones.join(others.getFirst(), others.subList(1, others.size())),
                        entry.workerId(), entry.season());
    }

    private static String[] texts(List<LedgerEntry> entries, Function<LedgerEntry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
