package io.sanjian.servicerecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.worker.WorkerContact;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whom the services of 1131 are owed: how many by village, and those to begin with. */
@Schema(name = "OwedServicesList")
public record OwedServicesResponse(
        @Schema(description = "Who wants work and has none") int people,
        @Schema(description = "Of them those to whom something is owed") int owing,
        @Schema(description = "Of these, those to whom it is owed too long") int overdue,
        @Schema(description = "The most overdue first") List<Village> villages,
        @Schema(description = "In order of need: overdue ones first, then those who had nothing yet, those of groups that "
                + "policy names, those due soonest") List<Item> items) {

    /** A village. */
    @RegisterForReflection
    @Schema(name = "OwedVillage")
    public record Village(@Schema(examples = "500235107217") String villageCode, int people, int owing, int overdue) {
    }

    /** Somebody to whom something is owed. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OwedWorker")
    public record Item(long workerId, @Schema(examples = "500235107217") String villageCode,
            @Schema(description = "In the clear for a broker, else masked", examples = "张*") @Nullable String name,
            @Schema(examples = "138****5678") @Nullable String phone, int age, ServiceCountsResponse.Owed owed) {

        static Item of(ServiceNeed need, WorkerContact contact, LocalDate today) {
            return new Item(need.workerId(), need.villageCode(), contact.name(), contact.phone(), contact.age(),
                    ServiceCountsResponse.Owed.of(need, today));
        }

        /** Names and numbers of people are not printed. */
        @Override
        public String toString() {
            return "OwedWorker[" + workerId + "]";
        }
    }

    static OwedServicesResponse of(List<ServiceNeedStore.Village> villages, List<Item> items) {
        return new OwedServicesResponse(villages.stream().mapToInt(ServiceNeedStore.Village::people).sum(),
                villages.stream().mapToInt(ServiceNeedStore.Village::owing).sum(),
                villages.stream().mapToInt(ServiceNeedStore.Village::overdue).sum(),
                villages.stream().map(village -> new Village(village.code(), village.people(), village.owing(),
                        village.overdue())).toList(),
                items);
    }
}
