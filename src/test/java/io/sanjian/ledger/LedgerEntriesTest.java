package io.sanjian.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.ledger.LedgerSender.Level;
import io.sanjian.ledger.LedgerStored.Outcome;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of ledgers, as they are stored. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerEntriesTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-02-03T02:00:00Z");
    private static final String VILLAGE = "500235100001";

    @Inject
    LedgerEntries ledger;
    @Inject
    Pool pool;

    @Test
    void theSameFileTwiceChangesNothing() {
        List<LedgerRow> rows = IntStream.range(0, 300).mapToObj(i -> row("张三" + i, People.idNumber(),
                Map.of("employed", false, "phone", People.phone()))).toList();

        assertThat(store(rows, sender(MONDAY))).extracting(LedgerStored::outcome).containsOnly(Outcome.ACCEPTED);
        List<LedgerStored> again = store(rows, sender(TUESDAY));

        assertThat(again).extracting(LedgerStored::outcome).containsOnly(Outcome.UNCHANGED);
        assertThat(again).extracting(LedgerStored::entryId).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(count("select count(*) from ledger_change where entry_id = " + again.getFirst().entryId()))
                .isEqualTo(1);
    }

    @Test
    void aCheckWritesNothing() {
        String number = People.idNumber();

        assertThat(only(ledger.store(List.of(row("李四", number, Map.of())), sender(MONDAY), true)).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(stored(row("李四", number, Map.of())).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void thePersonIsEnteredAsAWorkerAndFoundByTheIdNumber() {
        String number = People.idNumber();
        String phone = People.phone();
        Long entry = stored(row("王五", number, Map.of("phone", phone))).entryId();

        String next = People.phone();
        LedgerStored changed = stored(row("王五", number, Map.of("phone", next, "workPlace", "渝北", "employed", true)));

        assertThat(changed.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(changed.entryId()).isEqualTo(entry);
        assertThat(count("select count(*) from worker w join ledger_entry e on e.worker_id = w.id where e.id = " + entry
                + " and w.source = 'ledger' and w.village_code = '" + VILLAGE + "'")).isEqualTo(1);
        assertThat(pool.query("select string_agg(column_number::text, ',' order by column_number) from ledger_change "
                + "where entry_id = " + entry).executeAndAwait().iterator().next().getString(0)).isEqualTo("7,19,20");
        assertThat(count("select count(*) from ledger_change where entry_id = " + entry
                + " and (coalesce(old_enc, '') || new_enc) like '%" + next + "%'")).isZero();
    }

    @Test
    void anotherNameAndAnotherVillageKeepTheRowOut() {
        String number = People.idNumber();
        stored(row("赵六", number, Map.of("employed", false)));

        LedgerStored name = stored(row("赵七", number, Map.of("employed", true)));
        Map<String, Object> elsewhere = values("赵六", number, Map.of("employed", true));
        elsewhere.put("villageCode", "500235100002");
        LedgerStored village = stored(row(elsewhere));

        assertThat(name.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(name.faults()).containsExactly(LedgerFault.of(LedgerColumn.NAME, "OTHER_NAME"));
        assertThat(village.outcome()).isEqualTo(Outcome.HELD);
        assertThat(village.faults()).containsExactly(LedgerFault.of(LedgerColumn.VILLAGE, "OTHER_VILLAGE"));
    }

    @Test
    void someoneWithTheSameNameAndPhoneMayBeTheSamePersonMistyped() {
        String phone = People.phone();
        stored(row("钱八", People.idNumber(), Map.of("phone", phone)));

        LedgerStored alike = stored(row("钱八", People.idNumber(), Map.of("phone", phone)));

        assertThat(alike.outcome()).isEqualTo(Outcome.HELD);
        assertThat(alike.entryId()).isNull();
        assertThat(alike.warnings()).containsExactly(LedgerFault.of(LedgerColumn.ID_NUMBER, "LOOKS_LIKE"));
    }

    @Test
    void aWeeklyFileEntersNobody() {
        LedgerSender weekly = new LedgerSender("test", AreaScope.EVERYTHING, Level.VILLAGE, true, MONDAY, null, null);

        LedgerStored unknown = only(ledger.store(List.of(row("孙九", People.idNumber(), Map.of())), weekly, false));

        assertThat(unknown.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(unknown.faults()).containsExactly(LedgerFault.of(LedgerColumn.ID_NUMBER, "NOT_IN_LEDGER"));
    }

    @Test
    void whatTheTownHasConfirmedIsLockedForTheBroker() {
        String number = People.idNumber();
        String village = "500235100077";
        Map<String, Object> first = values("周十", number, Map.of("previousPlace", "东莞", "employed", false));
        first.put("villageCode", village);
        stored(row(first));
        pool.query(
                "insert into ledger_confirmation (village_code, week, level, confirmed, seen, confirmed_at, confirmed_by) "
                        + "select village_code, entered_week, 'TOWN', true, '', now(), 'town' from ledger_entry "
                        + "where village_code = '" + village + "'")
                .executeAndAwait();

        Map<String, Object> second = new HashMap<>(first);
        second.putAll(Map.of("previousPlace", "深圳", "wantsWork", true));
        LedgerStored broker = stored(row(second));
        LedgerStored officer = only(ledger.store(List.of(row(second)), new LedgerSender("officer", AreaScope.EVERYTHING,
                Level.TOWN, false, TUESDAY, null, "更正"), false));

        assertThat(broker.outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(broker.faults()).containsExactly(LedgerFault.of(LedgerColumn.PREVIOUS_PLACE, "LOCKED"));
        assertThat(officer.outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void twoFilesWithTheSameNewPeopleAtOnceEnterThemOnce() {
        List<LedgerRow> rows =
                IntStream.range(0, 60).mapToObj(i -> row("吴十一" + i, People.idNumber(), Map.of())).toList();
        List<LedgerRow> reversed = rows.reversed();

        List<List<LedgerStored>> both = Uni.join().all(ledger.store(rows, sender(MONDAY), false),
                ledger.store(reversed, sender(MONDAY), false)).andCollectFailures().await()
                .atMost(Duration.ofSeconds(30));

        List<Outcome> outcomes = new ArrayList<>();
        both.forEach(file -> file.forEach(stored -> outcomes.add(stored.outcome())));
        assertThat(outcomes.stream().filter(Outcome.ACCEPTED::equals)).hasSize(60);
        assertThat(outcomes).containsOnly(Outcome.ACCEPTED, Outcome.UNCHANGED);
        assertThat(Set.copyOf(both.getFirst().stream().map(LedgerStored::entryId).toList()))
                .isEqualTo(Set.copyOf(both.getLast().stream().map(LedgerStored::entryId).toList()));
    }

    @Test
    void rowsOfSeveralBatchesAreAllStoredAndChangeNothingTheSecondTime() {
        List<LedgerRow> rows = IntStream.range(0, 600).mapToObj(i -> row("郑十二" + i, People.idNumber(),
                Map.of("phone", People.phone(), "employed", false, "guidanceCount", 1))).toList();

        assertThat(store(rows, sender(MONDAY))).extracting(LedgerStored::outcome).hasSize(600)
                .containsOnly(Outcome.ACCEPTED);
        assertThat(store(rows, sender(MONDAY))).extracting(LedgerStored::outcome).hasSize(600)
                .containsOnly(Outcome.UNCHANGED);
    }

    private LedgerStored stored(LedgerRow row) {
        return only(ledger.store(List.of(row), sender(TUESDAY), false));
    }

    private List<LedgerStored> store(List<LedgerRow> rows, LedgerSender sender) {
        return ledger.store(rows, sender, false).await().atMost(Duration.ofSeconds(60));
    }

    private static LedgerStored only(Uni<List<LedgerStored>> stored) {
        return stored.await().atMost(Duration.ofSeconds(30)).getFirst();
    }

    private static LedgerSender sender(Instant at) {
        return new LedgerSender("test", AreaScope.EVERYTHING, Level.VILLAGE, false, at, null, null);
    }

    private static LedgerRow row(String name, String idNumber, Map<String, Object> more) {
        return row(values(name, idNumber, more));
    }

    private static LedgerRow row(Map<String, Object> values) {
        return new LedgerRow("台账", 8, LedgerRow.Outcome.ACCEPTED, values, List.of(), List.of());
    }

    private static Map<String, Object> values(String name, String idNumber, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.putAll(Map.of("areaCode", "500235", "townCode", "500235100", "villageCode", VILLAGE, "name", name,
                "idNumber", idNumber));
        return values;
    }

    private long count(String sql) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.tuple()).iterator().next().getLong(0);
    }
}
