package io.sanjian.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.imports.SheetUse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a ledger file. It holds no name and no number of a person. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerImport")
public record LedgerImportResponse(
        @Schema(description = "By which the history of a line names this file") String id,
        @Schema(description = "The week that the changes went into, by the day at whose end it closes") LocalDate week,
        @Schema(description = "False where it was only checked") boolean stored,
        List<SheetUse> sheets,
        @Schema(description = "Rows by outcome") Map<Outcome, Integer> counts,
        @Schema(description = "In the order of the file") List<Line> rows) {

    /** What became of a row. */
    @Schema(name = "LedgerImportOutcome")
    public enum Outcome {
        /** New, stored. */
        ACCEPTED,
        /** Known, and changed by this row. */
        UPDATED,
        /** Known, and already as the row says. */
        UNCHANGED,
        /** Stored but for the columns that have a fault. */
        PARTLY,
        /** Says what a row before it says. */
        SKIPPED,
        /** Not stored; the faults say why. */
        REJECTED,
        /** Not stored until somebody decides. */
        HELD
    }

    /** A row that names somebody. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerImportRow")
    public record Line(@Schema(description = "Name of the sheet; absent for a CSV") @Nullable String sheet,
            @Schema(description = "As the spreadsheet numbers it") int row,
            @Schema(description = "Id of the entry; absent where nothing is stored") @Nullable Long entryId,
            Outcome outcome, List<Remark> faults, List<Remark> warnings) {

        static Line of(LedgerStored stored) {
            return new Line(stored.row().sheet(), stored.row().row(), stored.entryId(),
                    Outcome.valueOf(stored.outcome().name()), Remark.of(stored.faults()), Remark.of(stored.warnings()));
        }

        static Line of(LedgerRow row, Outcome outcome) {
            return new Line(row.sheet(), row.row(), null, outcome, Remark.of(row.faults()), Remark.of(row.warnings()));
        }
    }

    /** A fault or a warning. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerImportRemark")
    public record Remark(
            @Schema(description = "Number of the column in annex 1; absent where the row or several columns are meant")
            @Nullable Integer column,
            @Schema(examples = "CHECK_DIGIT") String code,
            @Schema(description = "In Chinese: what is wrong and what to do",
                    examples = "第6列（身份证号码）最后一位校验不对，多半是抄错了一位，请核对身份证") String message,
            @Schema(description = "What a coded column may say") @Nullable List<String> allowed,
            @Schema(description = "Columns that take part") @Nullable List<Integer> columns,
            @Schema(description = "Row that it does not agree with") @Nullable Integer otherRow) {

        static List<Remark> of(List<LedgerFault> faults) {
            return faults.stream().map(fault -> {
                List<String> allowed = LedgerFaultText.allowed(fault);
                return new Remark(fault.column(), fault.code(), LedgerFaultText.of(fault),
                        allowed.isEmpty() ? null : allowed, fault.columns().isEmpty() ? null : fault.columns(),
                        fault.otherRow());
            }).toList();
        }
    }

    /** @param rows in any order; the sheets tell theirs */
    static LedgerImportResponse of(String id, LocalDate week, boolean stored, List<SheetUse> sheets, List<Line> rows) {
        List<String> order = sheets.stream().map(SheetUse::name).toList();
        List<Line> sorted = rows.stream()
                .sorted(Comparator.<Line>comparingInt(line -> order.indexOf(line.sheet)).thenComparingInt(Line::row))
                .toList();
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        sorted.forEach(line -> counts.merge(line.outcome, 1, Integer::sum));
        return new LedgerImportResponse(id, week, stored, sheets, counts, sorted);
    }
}
