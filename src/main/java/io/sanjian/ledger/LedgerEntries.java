package io.sanjian.ledger;

import io.sanjian.ledger.LedgerEntryStore.VillageWeek;
import io.sanjian.worker.LedgerPeople;
import io.sanjian.worker.LedgerPeople.Newcomer;
import io.sanjian.worker.LedgerPeople.Particulars;
import io.sanjian.worker.LedgerPeople.Person;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes statements into the ledger: each batch in one transaction, so that a file that is sent again after a crash finds what
 * was stored and doubles nothing.
 */
@ApplicationScoped
class LedgerEntries {
    /** A batch holds a lock for each person who is new: not more than the database has room for. */
    private static final int BATCH = 250;

    private final Pool pool;
    private final LedgerPeople people;
    private final LedgerEntryStore store;
    private final LedgerHistory history;
    private final LedgerCalendar calendar;
    private final Clock clock;

    LedgerEntries(Pool pool, LedgerPeople people, LedgerEntryStore store, LedgerHistory history,
            LedgerCalendar calendar, Clock clock) {
        this.pool = pool;
        this.people = people;
        this.store = store;
        this.history = history;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Stores rows that could be read.
     *
     * @param check only tells what would become of them
     * @return one outcome per row, in their order
     */
    Uni<List<LedgerStored>> store(List<LedgerRow> rows, LedgerSender sender, boolean check) {
        List<List<LedgerRow>> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            batches.add(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        return Multi.createFrom().iterable(batches).onItem()
                .transformToUniAndConcatenate(batch -> pool.withTransaction(tx -> store(tx, batch, sender, check)))
                .collect().asList().map(all -> all.stream().flatMap(List::stream).toList());
    }

    /** The people of entries; without those who were erased. */
    Uni<List<Long>> workers(Collection<Long> stored) {
        return store.workers(pool, stored);
    }

    private Uni<List<LedgerStored>> store(SqlClient tx, List<LedgerRow> rows, LedgerSender sender, boolean check) {
        LocalDate season = calendar.season(calendar.week(sender.saidAt())).first();
        return people(tx, rows, check)
                .flatMap(known -> lines(tx, rows, known, season)
                        .flatMap(lines -> (sender.weekly() ? Uni.createFrom().item(List.<Person>of())
                                : alike(tx, rows, lines))
                                .flatMap(alike -> {
                                    LedgerJudge judge = new LedgerJudge(sender);
                                    List<LedgerStored> judged = rows.stream().map(row -> judge.judge(row,
                                            lines.get(idNumber(row)), alike)).toList();
                                    return check ? Uni.createFrom().item(withIds(judged, lines, List.of()))
                                            : write(tx, lines.values(), sender, season)
                                                    .map(written -> withIds(judged, lines, written));
                                })));
    }

    /** Whoever is not known is looked for once more when nobody else can enter them. */
    private Uni<Map<String, List<Person>>> people(SqlClient tx, List<LedgerRow> rows, boolean check) {
        Set<String> numbers = rows.stream().map(LedgerEntries::idNumber).collect(Collectors.toSet());
        return people.byIdNumber(tx, numbers).flatMap(known -> {
            List<String> unknown = numbers.stream().filter(number -> !known.containsKey(number)).toList();
            return check || unknown.isEmpty() ? Uni.createFrom().item(known)
                    : people.alone(tx, unknown).chain(() -> people.byIdNumber(tx, unknown)).map(late -> {
                        Map<String, List<Person>> all = new HashMap<>(known);
                        all.putAll(late);
                        return all;
                    });
        });
    }

    private Uni<Map<String, LedgerLine>> lines(SqlClient tx, List<LedgerRow> rows, Map<String, List<Person>> known,
            LocalDate season) {
        Map<Long, Person> byId = known.values().stream().flatMap(List::stream)
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return store.lock(tx, byId, season).flatMap(entries -> {
            Map<Long, LedgerEntry> ofWorker = entries.stream()
                    .collect(Collectors.toMap(LedgerEntry::workerId, Function.identity()));
            return confirmed(tx, entries).map(confirmed -> {
                Map<String, LedgerLine> lines = new LinkedHashMap<>();
                rows.forEach(row -> lines.computeIfAbsent(idNumber(row),
                        number -> line(known.getOrDefault(number, List.of()), ofWorker, confirmed)));
                return lines;
            });
        });
    }

    private Uni<Set<VillageWeek>> confirmed(SqlClient tx, List<LedgerEntry> entries) {
        return entries.isEmpty() ? Uni.createFrom().item(Set.of())
                : store.confirmed(tx, entries.stream().map(entry -> entry.home().village()).toList());
    }

    /** Who was entered more than once is the worker with an entry of the season, or else the first. */
    private static LedgerLine line(List<Person> known, Map<Long, LedgerEntry> ofWorker, Set<VillageWeek> confirmed) {
        Person person = known.stream().filter(one -> ofWorker.containsKey(one.id())).findFirst()
                .orElse(known.isEmpty() ? null : known.getFirst());
        LedgerEntry entry = person == null ? null : ofWorker.get(person.id());
        return new LedgerLine(person, entry, entry != null
                && confirmed.contains(new VillageWeek(entry.home().village(), entry.enteredWeek())));
    }

    private Uni<List<Person>> alike(SqlClient tx, List<LedgerRow> rows, Map<String, LedgerLine> lines) {
        List<Newcomer> newcomers = rows.stream().filter(row -> !lines.get(idNumber(row)).isKnown())
                .map(row -> newcomer(row)).toList();
        return newcomers.isEmpty() ? Uni.createFrom().item(List.of()) : people.alike(tx, newcomers);
    }

    private static Newcomer newcomer(LedgerRow row) {
        return new Newcomer(new Particulars((String) row.values().get(LedgerColumn.NAME.field()),
                (String) row.values().get(LedgerColumn.PHONE.field()), idNumber(row), null, null),
                LedgerJudge.home(row.values()));
    }

    /** Stores lines with what was taken into them; those that nothing was taken into are left out. */
    Uni<List<LedgerHistory.Written>> write(SqlClient tx, Collection<LedgerLine> all, LedgerSender sender,
            LocalDate season) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate week = calendar.week(now);
        List<LedgerLine> lines = all.stream().filter(LedgerLine::isToBeWritten).toList();
        List<LedgerLine> newcomers = lines.stream().filter(line -> !line.isKnown()).toList();
        Map<Long, Particulars> changes = lines.stream().filter(LedgerLine::changesTheWorker)
                .collect(Collectors.toMap(line -> line.person().id(), LedgerLine::particulars));
        return enter(tx, newcomers, sender).flatMap(workers -> people.change(tx, changes, sender.by())
                .chain(() -> entries(tx, lines, workers, season, week, now)))
                .call(written -> store.state(tx, written.stream().filter(each -> !each.line().steps().isEmpty())
                        .map(LedgerHistory.Written::entry).toList(), week))
                .call(written -> history.record(tx, written, sender, now))
                .call(written -> store.reported(tx, written.stream().map(each -> each.entry().home().village())
                        .toList(), week, now, sender.by()));
    }

    private Uni<Map<LedgerLine, Long>> enter(SqlClient tx, List<LedgerLine> newcomers, LedgerSender sender) {
        if (newcomers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return people.enter(tx, newcomers.stream().map(line -> new Newcomer(line.particulars(), line.home())).toList(),
                sender.by()).map(ids -> {
                    Map<LedgerLine, Long> workers = new HashMap<>();
                    for (int i = 0; i < ids.size(); i++) {
                        workers.put(newcomers.get(i), ids.get(i));
                    }
                    return workers;
                });
    }

    private Uni<List<LedgerHistory.Written>> entries(SqlClient tx, List<LedgerLine> lines,
            Map<LedgerLine, Long> workers, LocalDate season, LocalDate week, Instant now) {
        Map<LedgerLine, LedgerEntry> entries = new LinkedHashMap<>();
        lines.forEach(line -> entries.put(line, line.entry(line.isKnown() ? line.person().id() : workers.get(line),
                season, week, now)));
        List<LedgerEntry> added = entries.values().stream().filter(entry -> entry.id() == 0).toList();
        List<LedgerEntry> known = entries.values().stream().filter(entry -> entry.id() != 0).toList();
        return (known.isEmpty() ? Uni.createFrom().voidItem() : store.update(tx, known))
                .chain(() -> added.isEmpty() ? Uni.createFrom().item(Map.<Long, Long>of())
                        : store.insert(tx, added, season, week, now))
                .map(ids -> entries.entrySet().stream().map(each -> new LedgerHistory.Written(each.getKey(),
                        each.getValue().id() == 0 ? each.getValue().withId(ids.get(each.getValue().workerId()))
                                : each.getValue()))
                        .toList());
    }

    private static List<LedgerStored> withIds(List<LedgerStored> judged, Map<String, LedgerLine> lines,
            List<LedgerHistory.Written> written) {
        Map<LedgerLine, Long> ids = new HashMap<>();
        lines.values().stream().filter(line -> line.stored() != null)
                .forEach(line -> ids.put(line, line.stored().id()));
        written.forEach(each -> ids.put(each.line(), each.entry().id()));
        return judged.stream().map(each -> each.isTaken() ? each.of(ids.get(lines.get(idNumber(each.row())))) : each)
                .toList();
    }

    private static String idNumber(LedgerRow row) {
        return (String) row.values().get(LedgerColumn.ID_NUMBER.field());
    }
}
