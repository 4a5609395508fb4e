package io.sanjian.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People who stand more than once in a file. */
class LedgerDuplicatesTest {

    @Test
    void aThirdRowIsNotBelievedInAColumnInWhichTheFirstTwoDiffer() {
        LedgerDuplicates.Sorted sorted = LedgerDuplicates.sort(List.of(row(2, "returnedAt", "10", "wantsWork", "true"),
                row(3, "returnedAt", "11", "wantsWork", "true"), row(4, "returnedAt", "12", "wantsWork", "false")));

        assertThat(sorted.rows()).allSatisfy(row -> assertThat(row.values()).doesNotContainKey("returnedAt"));
        assertThat(sorted.rows()).allSatisfy(row -> assertThat(row.values()).doesNotContainKey("wantsWork"));
        assertThat(sorted.rows()).hasSize(3);
    }

    @Test
    void aRowThatSaysMoreThanTheOneBeforeItIsNotSkipped() {
        LedgerDuplicates.Sorted sorted = LedgerDuplicates
                .sort(List.of(row(2, "phone", "1"), row(3, "phone", "1", "wantsWork", "true")));

        assertThat(sorted.skipped()).isEmpty();
        assertThat(sorted.rows()).anySatisfy(row -> assertThat(row.values()).containsEntry("wantsWork", "true"));
    }

    @Test
    void aThirdRowOfSomebodyWhoseNamesDifferIsNotSkippedAsTheSame() {
        LedgerDuplicates.Sorted sorted = LedgerDuplicates
                .sort(List.of(row(2, "name", "a"), row(3, "name", "b"), row(4, "name", "a")));

        assertThat(sorted.skipped()).isEmpty();
        assertThat(sorted.rows()).hasSize(3)
                .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(LedgerRow.Outcome.REJECTED));
    }

    @Test
    void rowsThatComplementEachOtherAreBothTakenAndAThirdThatRepeatsThemIsSkipped() {
        LedgerDuplicates.Sorted sorted = LedgerDuplicates.sort(List.of(row(2, "phone", "1"),
                row(3, "wantsWork", "true"), row(4, "phone", "1", "wantsWork", "true")));

        assertThat(sorted.rows()).extracting(LedgerRow::row).containsExactly(2, 3);
        assertThat(sorted.skipped()).singleElement().satisfies(row -> assertThat(row.row()).isEqualTo(4));
    }

    @Test
    void eachRowIsToldOfOneThatSaysSomethingElse() {
        LedgerDuplicates.Sorted sorted = LedgerDuplicates.sort(List.of(row(2, "returnedAt", "10"),
                row(3, "returnedAt", "10"), row(4, "returnedAt", "11")));

        assertThat(sorted.rows()).extracting(row -> row.faults().getFirst().otherRow()).containsExactly(4, 4, 2);
    }

    /** Were each row compared with each other one, a hostile file of one number would cost 200 million comparisons. */
    @Test
    void aFileFullOfOneNumberIsComparedOnceForEachRow() {
        AtomicInteger comparisons = new AtomicInteger();
        List<LedgerRow> rows = IntStream.range(0, 1_000).mapToObj(i -> new LedgerRow("s", i,
                LedgerRow.Outcome.ACCEPTED, Map.of("idNumber", "x", "returnedAt", new Counted(i, comparisons)),
                List.of(), List.of())).toList();

        assertThat(LedgerDuplicates.sort(rows).rows()).hasSize(1_000);
        assertThat(comparisons.get()).isBetween(1, 5_000);
    }

    /** A value that counts how often it is compared. */
    private record Counted(int value, AtomicInteger comparisons) {
        @Override
        public boolean equals(Object other) {
            comparisons.incrementAndGet();
            return other instanceof Counted counted && counted.value == value;
        }

        @Override
        public int hashCode() {
            return value;
        }
    }

    private static LedgerRow row(int number, String... values) {
        Map<String, Object> said = new LinkedHashMap<>(Map.of("idNumber", "x"));
        for (int i = 0; i < values.length; i += 2) {
            said.put(values[i], values[i + 1]);
        }
        return new LedgerRow("s", number, LedgerRow.Outcome.ACCEPTED, said, List.of(), List.of());
    }
}
