package io.sanjian.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.ledger.LedgerSender.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A week of the ledger, village by village. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerWeek")
public record LedgerWeekResponse(
        @Schema(description = "The day at whose end the week closes, by which it is named") LocalDate week,
        @Schema(description = "What comes later belongs to the next week") Instant closing,
        boolean closed,
        @Schema(description = "People with a line in the ledger") int people,
        @Schema(description = "Of them, whose columns 13 to 23 changed in this week") int changed,
        @Schema(description = "Villages that have not reported") int missing,
        @Schema(description = "Fingerprint of all that stood; a confirmation names it",
                examples = "9b1c4f0e") String seen,
        List<VillageLine> villages) {

    /** A village in this week. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerWeekVillage")
    public record VillageLine(@Schema(examples = "500235107217") String villageCode,
            @Schema(examples = "双泉村") @Nullable String name,
            int people, int changed,
            @Schema(description = "Column 19 is yes") int employed,
            @Schema(description = "Column 13 is yes and column 19 is not") int looking,
            @Schema(description = "A file or a change came, or the word that nothing changed") boolean reported,
            @Schema(description = "Verdict that nothing changed") boolean unchanged,
            @Nullable Instant reportedAt,
            @Schema(description = "Closed without a report") boolean late,
            @Nullable Verdict town, @Nullable Verdict district) {
    }

    /** What a town or a district said last of a village's week. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerConfirmation")
    public record Verdict(Standing state, Instant at,
            @Schema(description = "Why it was returned") @Nullable String reason) {
    }

    /** Where a village's week stands with a level. */
    @Schema(name = "LedgerConfirmationState")
    public enum Standing {
        /** Confirmed, and as it was then. */
        CONFIRMED,
        /** Confirmed, and changed since: to be confirmed again. */
        CHANGED,
        /** Returned with a reason. */
        RETURNED;

        static Standing of(LedgerWeekStore.Confirmation last, String seen) {
            return !last.confirmed() ? RETURNED : last.seen().equals(seen) ? CONFIRMED : CHANGED;
        }
    }

    /** @param level TOWN or DISTRICT */
    static Verdict verdict(List<LedgerWeekStore.Confirmation> all, Level level, String village, String seen) {
        return all.stream().filter(each -> each.level() == level && each.village().equals(village)).findFirst()
                .map(last -> new Verdict(Standing.of(last, seen), last.at(), last.reason())).orElse(null);
    }
}
