package io.sanjian.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.crypto.Masks;
import io.sanjian.worker.ReturnReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the ledger as the API gives it: the columns of annex 1 by the names of their fields. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "LedgerEntry")
public record LedgerEntryDocument(long id, long workerId,
        @Schema(description = "First and last day", examples = "2025-12-01/2026-11-30") String season,
        @Schema(description = "Grows with every change; the ETag", examples = "3") int version,
        @Schema(description = "The week in which the entry first stood, by its Wednesday") LocalDate enteredWeek,
        @Schema(examples = "500235") String areaCode,
        @Schema(examples = "500235100") String townCode,
        @Schema(examples = "500235100001") String villageCode,
        @Nullable Integer villageGroup,
        @Schema(examples = "张*") @Nullable String name,
        @Schema(examples = "500***********0019") @Nullable String idNumber,
        @Schema(examples = "138****5678") @Nullable String phone,
        List<String> otherPhones,
        @Schema(examples = "广东省东莞市") @Nullable String previousPlace,
        @Nullable String previousEmployer,
        @Nullable String previousIndustry,
        @Nullable LocalDate returnedAt,
        @Nullable ReturnReason returnReason,
        @Nullable Boolean wantsWork,
        @Nullable String wantedIndustry,
        @Nullable String wantedPlace,
        @Nullable Integer guidanceCount,
        @Nullable Integer offerCount,
        @Nullable Integer trainingCount,
        @Nullable Boolean employed,
        @Nullable String workPlace,
        @Nullable String workIndustry,
        @Nullable FoundThrough foundThrough,
        @Nullable NotEmployedReason notEmployedReason,
        @Nullable Instant updatedAt) {

    /** @param clear whether name and numbers are given as they are; else masked */
    static LedgerEntryDocument of(LedgerEntry entry, LedgerCalendar.Season season, boolean clear) {
        Map<LedgerColumn, Object> shown = LedgerMerge.shown(entry.said());
        String phones = text(shown, LedgerColumn.PHONE);
        String phone = LedgerPhones.first(phones);
        List<String> others = LedgerPhones.others(phones);
        String name = text(shown, LedgerColumn.NAME);
        String number = text(shown, LedgerColumn.ID_NUMBER);
        return new LedgerEntryDocument(entry.id(), entry.workerId(), season.toString(), entry.version(),
                entry.enteredWeek(), entry.home().area(), entry.home().town(), entry.home().village(),
                (Integer) shown.get(LedgerColumn.VILLAGE), clear ? name : Masks.name(name),
                clear ? number : Masks.idNumber(number), clear ? phone : Masks.phone(phone),
                clear ? others : others.stream().map(Masks::phone).toList(),
                text(shown, LedgerColumn.PREVIOUS_PLACE), text(shown, LedgerColumn.PREVIOUS_EMPLOYER),
                text(shown, LedgerColumn.PREVIOUS_INDUSTRY), (LocalDate) shown.get(LedgerColumn.RETURNED_AT),
                (ReturnReason) shown.get(LedgerColumn.RETURN_REASON), (Boolean) shown.get(LedgerColumn.WANTS_WORK),
                text(shown, LedgerColumn.WANTED_INDUSTRY), text(shown, LedgerColumn.WANTED_PLACE),
                (Integer) shown.get(LedgerColumn.GUIDANCE_COUNT), (Integer) shown.get(LedgerColumn.OFFER_COUNT),
                (Integer) shown.get(LedgerColumn.TRAINING_COUNT), (Boolean) shown.get(LedgerColumn.EMPLOYED),
                text(shown, LedgerColumn.WORK_PLACE), text(shown, LedgerColumn.WORK_INDUSTRY),
                (FoundThrough) shown.get(LedgerColumn.FOUND_THROUGH),
                (NotEmployedReason) shown.get(LedgerColumn.NOT_EMPLOYED_REASON), entry.updatedAt());
    }

    private static String text(Map<LedgerColumn, Object> shown, LedgerColumn column) {
        return (String) shown.get(column);
    }

    /** Names and numbers of people are not printed. */
    @Override
    public String toString() {
        return "LedgerEntry[" + id + "]";
    }
}
