package io.sanjian.worker;

import static io.sanjian.database.SqlValues.list;

import io.sanjian.imports.RowWriter.Written;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.AreaScope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The workers behind the lines of the ledger, known by their ID number. In the clear: what is shown of it, to whom, and what
 * the audit says is the ledger's. The caller owns the transaction.
 */
@ApplicationScoped
public class LedgerPeople {
    /** Source of workers whom the ledger entered; their numbers are random, for the form has none that lasts. */
    private static final String SOURCE = "ledger";
    private static final String BY_ID_NUMBER = "select " + WorkerRows.FILE
            + " from worker where id_number_bidx = any($1::bytea[]) order by id";
    private static final String BY_ID = "select " + WorkerRows.FILE + " from worker where id = any($1) order by id";
    private static final String LOCK = BY_ID + " for update";
    /** Two files that bring the same new person at once: the second waits, and finds the person known. */
    private static final String ALONE = """
            select pg_advisory_xact_lock(hashtextextended(encode(number, 'hex'), 31))
            from (select distinct number from unnest($1::bytea[]) number order by number) alone
            """;
    private static final String ALIKE = "select " + WorkerRows.FILE + """
             from worker where phone_bidx = any($1::bytea[])
               or (village_code = any($2::text[]) and birth_date = any($3::date[])) order by id limit 1000
            """;

    private final WorkerStore store;
    private final WorkerEncryption seals;

    LedgerPeople(WorkerStore store, WorkerEncryption seals) {
        this.store = store;
        this.seals = seals;
    }

    /** Where a person is at home; town and village may be null. */
    public record Home(String area, String town, String village) {
    }

    /** A person in the clear; each of name and numbers may be null. It never prints them. */
    public record Person(long id, String name, String phone, String idNumber, LocalDate birthDate, Sex sex, Home home) {
        @Override
        public String toString() {
            return "Person[" + id + "]";
        }
    }

    /** What a line says of the person behind it; null says nothing. It never prints it. */
    public record Particulars(String name, String phone, String idNumber, LocalDate returnedAt,
            ReturnReason returnReason) {
        @Override
        public String toString() {
            return "Particulars[]";
        }
    }

    /** Somebody who is not known yet. */
    public record Newcomer(Particulars said, Home home) {
        IdNumber number() {
            return IdNumber.of(said.idNumber);
        }
    }

    /** Workers by their ID number, each list by id; numbers that nobody has are left out. */
    public Uni<Map<String, List<Person>>> byIdNumber(SqlClient tx, Collection<String> idNumbers) {
        return found(tx, BY_ID_NUMBER, Tuple.tuple().addValue(indexes(idNumbers))).map(people -> {
            Map<String, List<Person>> byNumber = new HashMap<>();
            people.forEach(person -> byNumber.computeIfAbsent(person.idNumber, any -> new ArrayList<>(1)).add(person));
            return byNumber;
        });
    }

    /** Keeps others from entering these people until the transaction ends. */
    public Uni<Void> alone(SqlClient tx, Collection<String> idNumbers) {
        Buffer[] numbers = idNumbers.stream().map(number -> seals.idNumberIndexes(number).getFirst())
                .map(Buffer::buffer).toArray(Buffer[]::new);
        return tx.preparedQuery(ALONE).execute(Tuple.tuple().addValue(numbers)).replaceWithVoid();
    }

    /** Those of the ids that there are. */
    public Uni<Map<Long, Person>> byId(SqlClient client, Collection<Long> ids) {
        return found(client, BY_ID, Tuple.of(ids.toArray(Long[]::new))).map(people -> {
            Map<Long, Person> byId = new LinkedHashMap<>();
            people.forEach(person -> byId.put(person.id, person));
            return byId;
        });
    }

    /** People who have the phone of one of these, or their day of birth in their village; names are for the caller to compare. */
    public Uni<List<Person>> alike(SqlClient tx, List<Newcomer> newcomers) {
        Buffer[] phones = newcomers.stream().flatMap(each -> seals.phoneIndexes(each.said.phone).stream())
                .map(Buffer::buffer).toArray(Buffer[]::new);
        String[] villages = newcomers.stream().map(each -> each.home.village).distinct().toArray(String[]::new);
        LocalDate[] births = newcomers.stream().map(each -> each.number().birthDate()).distinct()
                .toArray(LocalDate[]::new);
        return found(tx, ALIKE, Tuple.tuple().addValue(phones).addArrayOfString(villages)
                .addArrayOfLocalDate(births));
    }

    /** @return ids, in the order of the newcomers */
    public Uni<List<Long>> enter(SqlClient tx, List<Newcomer> newcomers, String by) {
        List<WorkerData> rows = newcomers.stream().map(LedgerPeople::data).toList();
        return store.write(tx, SOURCE, store.seal(rows, by), AreaScope.EVERYTHING)
                .map(written -> written.stream().map(Written::id).toList());
    }

    /** Changes what is said of these workers and nothing else. */
    public Uni<Void> change(SqlClient tx, Map<Long, Particulars> changes, String by) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(LOCK).execute(Tuple.of(changes.keySet().stream().sorted().toArray(Long[]::new)))
                .flatMap(rows -> {
                    Map<String, List<WorkerData>> bySource = new LinkedHashMap<>();
                    WorkerRows.all(rows, WorkerRows::file).forEach(file -> bySource
                            .computeIfAbsent(file.key().source(), any -> new ArrayList<>())
                            .add(changed(file, changes.get(file.worker().id()))));
                    return Multi.createFrom().iterable(bySource.entrySet()).onItem()
                            .transformToUniAndConcatenate(source -> store.write(tx, source.getKey(),
                                    store.seal(source.getValue(), by), AreaScope.EVERYTHING))
                            .collect().last().replaceWithVoid();
                });
    }

    private Uni<List<Person>> found(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql).execute(parameters)
                .map(rows -> list(rows, row -> person(WorkerRows.file(row))));
    }

    private Person person(WorkerRecord file) {
        Identity open = seals.open(file.key(), file.sealed());
        JobIntention.Home home = file.worker().intention().home();
        return new Person(file.worker().id(), open.name(), open.phone(), open.idNumber(), file.worker().birthDate(),
                file.worker().sex(), new Home(home.areaCode(), home.townCode(), home.villageCode()));
    }

    private static WorkerData data(Newcomer newcomer) {
        IdNumber number = newcomer.number();
        Particulars said = newcomer.said;
        Home home = newcomer.home;
        JobIntention intention = new JobIntention(new JobIntention.Home(home.area, home.town, home.village, null),
                new JobIntention.Reach(null, null), List.of(), Set.of(), null, Set.of(), Set.of(),
                new JobIntention.Excluded(List.of(), List.of()));
        return new WorkerData(new WorkerKey(SOURCE, UUID.randomUUID().toString()),
                new Identity(said.name, said.phone, number.value()), new Birth(null, number.birthDate(), true),
                number.sex(), intention, null, said.returnedAt, said.returnReason);
    }

    private WorkerData changed(WorkerRecord file, Particulars said) {
        Identity open = seals.open(file.key(), file.sealed());
        Worker worker = file.worker();
        IdNumber number = said.idNumber == null ? null : IdNumber.of(said.idNumber);
        Identity identity = new Identity(or(said.name, open.name()), or(said.phone, open.phone()),
                or(said.idNumber, open.idNumber()));
        return new WorkerData(file.key(), identity,
                number == null ? new Birth(null, worker.birthDate(), worker.birthDateExact())
                        : new Birth(null, number.birthDate(), true),
                number == null ? worker.sex() : number.sex(), worker.intention(), null,
                or(said.returnedAt, worker.returnedAt()), or(said.returnReason, file.returnReason()));
    }

    private static <T> T or(T said, T known) {
        return said == null ? known : said;
    }

    private Buffer[] indexes(Collection<String> idNumbers) {
        return idNumbers.stream().flatMap(number -> seals.idNumberIndexes(number).stream()).map(Buffer::buffer)
                .toArray(Buffer[]::new);
    }
}
