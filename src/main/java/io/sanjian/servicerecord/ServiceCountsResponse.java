package io.sanjian.servicerecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.ledger.OfferCount;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done for a person since coming home, beside what papers say, and what is still owed. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceCounts")
public record ServiceCountsResponse(
        @Schema(description = "Day of return: services before it do not count; absent where the ledger tells none")
        @Nullable LocalDate since,
        @Schema(description = "Records by kind") Map<ServiceKind, Integer> given,
        @Schema(description = "Days on which posts were told") int offerOccasions,
        @Schema(description = "Columns 16 to 18 of the ledger, by their number") Map<String, Column> columns,
        @Schema(description = "Absent where nothing is kept for this person: no wish for work, or work found")
        @Nullable Owed owed) {

    /** A column of the ledger. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ServiceColumn")
    public record Column(
            @Schema(description = "What papers say; absent where they say nothing") @Nullable Integer stated,
            @Schema(description = "By records") int recorded,
            @Schema(description = "The larger of both") int counted,
            @Schema(description = "Stated, with no record of it") int unrecorded) {

        static Column of(Integer stated, int recorded) {
            int counted = stated == null ? recorded : Math.max(stated, recorded);
            return new Column(stated, recorded, counted, counted - recorded);
        }
    }

    /** What is still owed of the four services of 1131. */
    @RegisterForReflection
    @Schema(name = "OwedServices")
    public record Owed(@Schema(description = "When all of it is to have been given") LocalDate dueOn, boolean overdue,
            int briefings, int guidances, int offers, int trainings) {

        static Owed of(ServiceNeed need, LocalDate today) {
            ServiceNeed.Lacks lacks = need.lacks();
            return new Owed(need.dueOn(), !lacks.isNothing() && need.dueOn().isBefore(today), lacks.briefings(),
                    lacks.guidances(), lacks.offers(), lacks.trainings());
        }
    }

    /** @param need or null */
    static ServiceCountsResponse of(ServiceNeedStore.Counted counted, ServiceNeed need, OfferCount offer,
            LocalDate today) {
        ServiceCounts counts = counted.counts();
        int offers = offer == OfferCount.POST ? counts.of(ServiceKind.OFFER) : counts.occasions();
        Map<Integer, Integer> stated = counted.stated();
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("16", Column.of(stated.get(16), counts.of(ServiceKind.GUIDANCE)));
        columns.put("17", Column.of(stated.get(17), offers + counts.of(ServiceKind.STARTUP_ADVICE)));
        columns.put("18", Column.of(stated.get(18), counts.of(ServiceKind.TRAINING_OFFER)));
        Map<ServiceKind, Integer> given = new EnumMap<>(ServiceKind.class);
        given.putAll(counts.given());
        return new ServiceCountsResponse(counted.since(), given, counts.occasions(), columns,
                need == null ? null : Owed.of(need, today));
    }
}
