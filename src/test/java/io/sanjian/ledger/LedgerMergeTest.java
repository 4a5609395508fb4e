package io.sanjian.ledger;

import static io.sanjian.ledger.LedgerColumn.EMPLOYED;
import static io.sanjian.ledger.LedgerColumn.FOUND_THROUGH;
import static io.sanjian.ledger.LedgerColumn.GUIDANCE_COUNT;
import static io.sanjian.ledger.LedgerColumn.NOT_EMPLOYED_REASON;
import static io.sanjian.ledger.LedgerColumn.PHONE;
import static io.sanjian.ledger.LedgerColumn.PREVIOUS_PLACE;
import static io.sanjian.ledger.LedgerColumn.WANTED_PLACE;
import static io.sanjian.ledger.LedgerColumn.WANTS_WORK;
import static io.sanjian.ledger.LedgerColumn.WORK_PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an entry when something is said of it. */
class LedgerMergeTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-02-03T02:00:00Z");

    @Test
    void aBlankDeletesNothing() {
        LedgerMerge.Merged merged = LedgerMerge.merge(said(Map.of(PREVIOUS_PLACE, "东莞", EMPLOYED, false)),
                Map.of(WANTS_WORK, true), TUESDAY);

        assertThat(LedgerMerge.shown(merged.said())).containsEntry(PREVIOUS_PLACE, "东莞").containsEntry(EMPLOYED, false)
                .containsEntry(WANTS_WORK, true);
        assertThat(columns(merged)).containsExactly(WANTS_WORK);
    }

    @Test
    void whatIsEmptiedOnPurposeIsGone() {
        Map<LedgerColumn, Object> emptied = new HashMap<>();
        emptied.put(PREVIOUS_PLACE, null);

        LedgerMerge.Merged merged = LedgerMerge.merge(said(Map.of(PREVIOUS_PLACE, "东莞")), emptied, TUESDAY);

        assertThat(LedgerMerge.shown(merged.said())).doesNotContainKey(PREVIOUS_PLACE);
        assertThat(merged.warnings()).isEmpty();
    }

    @Test
    void whatAnEmployedPersonNoLongerNeedsIsClearedAndTold() {
        LedgerMerge.Merged merged = LedgerMerge.merge(
                said(Map.of(EMPLOYED, false, NOT_EMPLOYED_REASON, NotEmployedReason.NOT_HELPED)),
                Map.of(EMPLOYED, true, WORK_PLACE, "渝北"), TUESDAY);

        assertThat(LedgerMerge.shown(merged.said())).containsEntry(WORK_PLACE, "渝北")
                .doesNotContainKey(NOT_EMPLOYED_REASON);
        assertThat(merged.warnings()).containsExactly(LedgerFault.of(NOT_EMPLOYED_REASON, "CLEARED"));
        assertThat(merged.faults()).isEmpty();
    }

    @Test
    void aFormerJobDoesNotComeBackWithTheNextOne() {
        Map<LedgerColumn, LedgerWord> first = said(Map.of(EMPLOYED, true, WORK_PLACE, "渝北", FOUND_THROUGH,
                FoundThrough.SELF_FOUND));
        Map<LedgerColumn, LedgerWord> lost = LedgerMerge.merge(first, Map.of(EMPLOYED, false), TUESDAY).said();
        Map<LedgerColumn, LedgerWord> again =
                LedgerMerge.merge(lost, Map.of(EMPLOYED, true), TUESDAY.plusSeconds(1)).said();

        assertThat(LedgerMerge.shown(again)).containsEntry(EMPLOYED, true).doesNotContainKey(WORK_PLACE)
                .doesNotContainKey(FOUND_THROUGH);
    }

    @Test
    void aCountDoesNotFall() {
        LedgerMerge.Merged merged =
                LedgerMerge.merge(said(Map.of(GUIDANCE_COUNT, 3)), Map.of(GUIDANCE_COUNT, 1), TUESDAY);

        assertThat(LedgerMerge.shown(merged.said())).containsEntry(GUIDANCE_COUNT, 3);
        assertThat(merged.warnings()).containsExactly(LedgerFault.of(GUIDANCE_COUNT, "COUNT_BELOW_RECORDS"));
        assertThat(merged.changes()).isEmpty();
    }

    @Test
    void anAnswerThatAnotherOneRulesOutIsHeldBack() {
        LedgerMerge.Merged merged = LedgerMerge.merge(said(Map.of(EMPLOYED, false, WANTS_WORK, false)),
                Map.of(WORK_PLACE, "渝北", WANTED_PLACE, "云阳"), TUESDAY);

        assertThat(merged.changes()).isEmpty();
        assertThat(merged.faults()).containsExactlyInAnyOrder(
                new LedgerFault(null, "CONTRADICTION", List.of(19, 20)),
                new LedgerFault(null, "CONTRADICTION", List.of(13, 15)));
    }

    @Test
    void helpThatWasGivenRulesOutThatThereWasNone() {
        LedgerMerge.Merged merged = LedgerMerge.merge(
                said(Map.of(EMPLOYED, false, NOT_EMPLOYED_REASON, NotEmployedReason.NOT_HELPED)),
                Map.of(GUIDANCE_COUNT, 1), TUESDAY);

        assertThat(LedgerMerge.shown(merged.said())).doesNotContainKey(NOT_EMPLOYED_REASON);
        assertThat(merged.warnings()).containsExactly(LedgerFault.of(NOT_EMPLOYED_REASON, "CLEARED"));
    }

    @Test
    void whatComesLateDoesNotOverwriteWhatWasSaidSince() {
        Map<LedgerColumn, LedgerWord> known = LedgerMerge.merge(Map.of(), Map.of(PHONE, "13812345678"), TUESDAY).said();

        LedgerMerge.Merged late = LedgerMerge.merge(known, Map.of(PHONE, "13900000000", WANTS_WORK, true), MONDAY);

        assertThat(LedgerMerge.shown(late.said())).containsEntry(PHONE, "13812345678").containsEntry(WANTS_WORK, true);
        assertThat(late.faults()).containsExactly(LedgerFault.of(PHONE, "NEWER_KNOWN"));
    }

    private static Map<LedgerColumn, LedgerWord> said(Map<LedgerColumn, Object> given) {
        return LedgerMerge.merge(Map.of(), given, MONDAY).said();
    }

    private static List<LedgerColumn> columns(LedgerMerge.Merged merged) {
        return merged.changes().stream().map(LedgerMerge.Change::column).toList();
    }
}
