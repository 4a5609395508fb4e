package io.sanjian.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.worker.ReturnReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Statements on one person, of files and of phones that were offline, as they may come in. */
class LedgerMergePropertyTest {
    private static final Instant DAY = Instant.parse("2026-02-02T00:00:00Z");

    /** @param given a null empties its column on purpose */
    record Statement(Map<LedgerColumn, Object> given, Instant at) {
    }

    @Property
    void theSameStatementsMakeTheSameEntryInAnyOrder(@ForAll("statements") List<Statement> statements,
            @ForAll long seed) {
        List<Statement> shuffled = new ArrayList<>(statements);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(LedgerMerge.shown(all(shuffled))).isEqualTo(LedgerMerge.shown(all(statements)));
    }

    @Property
    void aStatementThatComesTwiceChangesNothing(@ForAll("statements") List<Statement> statements) {
        Map<LedgerColumn, LedgerWord> once = all(statements);
        statements.forEach(statement -> assertThat(
                LedgerMerge.merge(once, statement.given, statement.at).changes()).isEmpty());
        assertThat(all(statements, once)).isEqualTo(once);
    }

    @Property
    void aColumnThatNobodySpokeOfStaysUnlessAnotherAnswerRulesItOut(@ForAll("statements") List<Statement> statements,
            @ForAll("statement") Statement next) {
        Map<LedgerColumn, LedgerWord> before = all(statements);
        LedgerMerge.Merged merged = LedgerMerge.merge(before, next.given, next.at);
        Map<LedgerColumn, Object> now = LedgerMerge.shown(merged.said());

        LedgerMerge.shown(before).forEach((column, value) -> {
            if (!next.given.containsKey(column) && !value.equals(now.get(column))) {
                assertThat(merged.warnings()).contains(LedgerFault.of(column, "CLEARED"));
                assertThat(column).isIn(EnumSet.of(LedgerColumn.WANTED_INDUSTRY, LedgerColumn.WANTED_PLACE,
                        LedgerColumn.WORK_PLACE, LedgerColumn.WORK_INDUSTRY, LedgerColumn.FOUND_THROUGH,
                        LedgerColumn.NOT_EMPLOYED_REASON));
            }
        });
    }

    @Property
    void whatShowsContradictsItselfNowhere(@ForAll("statements") List<Statement> statements) {
        Map<LedgerColumn, Object> shown = LedgerMerge.shown(all(statements));

        LedgerMerge.Merged again = LedgerMerge.merge(Map.of(), shown, DAY);
        assertThat(again.faults()).isEmpty();
        assertThat(LedgerMerge.shown(again.said())).isEqualTo(shown);
    }

    @Property
    void whatIsKeptReadsBackAsItWas(@ForAll("statements") List<Statement> statements) {
        Map<LedgerColumn, LedgerWord> said = all(statements);
        said.keySet().removeAll(LedgerLine.WITH_THE_WORKER);

        assertThat(LedgerJson.said(LedgerJson.said(said))).isEqualTo(said);
        Map<LedgerColumn, Object> weekly = LedgerMerge.shown(said);
        weekly.keySet().retainAll(LedgerValues.WEEKLY);
        assertThat(LedgerJson.weekly(LedgerJson.weekly(weekly))).isEqualTo(weekly);
    }

    private static Map<LedgerColumn, LedgerWord> all(List<Statement> statements) {
        return all(statements, new EnumMap<>(LedgerColumn.class));
    }

    private static Map<LedgerColumn, LedgerWord> all(List<Statement> statements, Map<LedgerColumn, LedgerWord> before) {
        Map<LedgerColumn, LedgerWord> said = before;
        for (Statement statement : statements) {
            said = LedgerMerge.merge(said, statement.given, statement.at).said();
        }
        return said;
    }

    @Provide
    Arbitrary<List<Statement>> statements() {
        return statement().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Statement> statement() {
        return Combinators.combine(Arbitraries.of(LedgerColumn.values())
                .filter(column -> column.ordinal() >= LedgerColumn.PHONE.ordinal())
                .set().ofMinSize(1).ofMaxSize(8), Arbitraries.integers().between(0, 4),
                Arbitraries.randomValue(
                        random -> random.nextLong()))
                .as((columns, hour, seed) -> {
                    Random random = new Random(seed);
                    Map<LedgerColumn, Object> given = new HashMap<>();
                    columns.forEach(column -> given.put(column, random.nextInt(6) == 0 ? null : value(column, random)));
                    return new Statement(given, DAY.plusSeconds(3600L * hour));
                });
    }

    private static Object value(LedgerColumn column, Random random) {
        return switch (column) {
            case WANTS_WORK, EMPLOYED -> random.nextBoolean();
            case GUIDANCE_COUNT, OFFER_COUNT, TRAINING_COUNT -> random.nextInt(3);
            case RETURNED_AT -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3));
            case RETURN_REASON -> any(ReturnReason.values(), random);
            case FOUND_THROUGH -> any(FoundThrough.values(), random);
            case NOT_EMPLOYED_REASON -> any(NotEmployedReason.values(), random);
            default -> List.of("甲", "乙", "丙").get(random.nextInt(3));
        };
    }

    private static Object any(Enum<?>[] values, Random random) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }
}
