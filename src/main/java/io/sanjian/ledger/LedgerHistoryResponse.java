package io.sanjian.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.crypto.Masks;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was changed of a line, from old to new.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record LedgerHistoryResponse(List<Item> items, @Nullable String nextCursor) {

    /** One column that was changed; without a column the making of the line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerChange")
    public record Item(long id, int version,
            @Schema(description = "Number of the column in annex 1; absent where the line was made", examples = "19")
            @Nullable Integer column,
            @Schema(examples = "employed") @Nullable String field,
            @Schema(description = "Absent where it was blank", examples = "false") @Nullable String before,
            @Schema(description = "Absent where it was emptied", examples = "true") @Nullable String after,
            Instant changedAt,
            @Schema(description = "Of an offline record when it was said") Instant saidAt,
            @Schema(description = "Name of the token", examples = "broker:17") String changedBy,
            @Nullable String reason,
            @Schema(description = "Of a file: its import") @Nullable String importId,
            @Nullable String sheet,
            @Schema(description = "As the spreadsheet numbers it") @Nullable Integer row) {

        static Item of(LedgerHistory.Kept kept, boolean clear) {
            LedgerColumn column = kept.column();
            LedgerHistory.Origin origin = kept.origin();
            return new Item(kept.id(), kept.version(), column == null ? null : column.number(),
                    column == null ? null : column.field(), shown(column, kept.old(), clear),
                    shown(column, kept.now(), clear), kept.changedAt(), kept.saidAt(), origin.by(), origin.reason(),
                    origin.importId(), origin.sheet(), origin.row());
        }

        private static String shown(LedgerColumn column, String value, boolean clear) {
            if (clear || value == null) {
                return value;
            }
            return switch (column) {
                case NAME -> Masks.name(value);
                case ID_NUMBER -> Masks.idNumber(value);
                case PHONE -> Masks.phone(LedgerPhones.first(value));
                default -> value;
            };
        }
    }
}
