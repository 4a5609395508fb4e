package io.sanjian.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two weeks, line by line.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record LedgerComparisonResponse(List<Item> items, @Nullable String nextCursor) {

    /** A line that differs. */
    @Schema(name = "LedgerDifference")
    public record Item(long entryId, String villageCode, Kind kind, List<Difference> columns) {

        static Item of(LedgerWeekStore.Compared compared) {
            Kind kind = compared.before() == null ? Kind.NEW : compared.after() == null ? Kind.LEFT : Kind.CHANGED;
            return new Item(compared.entry(), compared.village(), kind, kind == Kind.CHANGED
                    ? columns(LedgerJson.weekly(compared.before()), LedgerJson.weekly(compared.after())) : List.of());
        }

        private static List<Difference> columns(Map<LedgerColumn, Object> before, Map<LedgerColumn, Object> after) {
            List<Difference> columns = new ArrayList<>();
            for (LedgerColumn column : LedgerValues.WEEKLY) {
                if (!Objects.equals(before.get(column), after.get(column))) {
                    columns.add(new Difference(column.number(), column.field(), LedgerValues.text(before.get(column)),
                            LedgerValues.text(after.get(column))));
                }
            }
            return columns;
        }
    }

    /** How a line differs. */
    @Schema(name = "LedgerDifferenceKind")
    public enum Kind {
        NEW, LEFT, CHANGED
    }

    /** One of columns 13 to 23 that differs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerColumnDifference")
    public record Difference(@Schema(description = "Number in annex 1", examples = "19") int column,
            @Schema(examples = "employed") String field, @Nullable String before, @Nullable String after) {
    }
}
