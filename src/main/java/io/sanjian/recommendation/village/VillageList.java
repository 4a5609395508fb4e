package io.sanjian.recommendation.village;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who of a village was recommended what.
 *
 * @param district   name, such as 云阳县
 * @param town       name, or null
 * @param runId      the run whose lists these are; null where no run has given any yet
 * @param clear      whether names and phones are in the clear
 * @param nextCursor null on the last page
 */
@RegisterForReflection
@TemplateData
public record VillageList(String villageCode, String village, String district, @Nullable String town,
        @Nullable Long runId,
        @Nullable Instant finishedAt, @Schema(description = "Whether names and phones are in the clear") boolean clear,
        List<Item> items, @Nullable String nextCursor) {

    /** A worker and the list; three picks, or fewer where there are no more lawful posts. */
    @TemplateData
    @Schema(name = "VillageListItem")
    public record Item(long workerId, @Nullable String externalId, @Schema(examples = "张*") String name,
            @Schema(examples = "138****5678") @Nullable String phone, @Schema(examples = "男") @Nullable String sex,
            int age,
            List<Line> picks, @Schema(description = "Of fewer than three picks: why, and what would help",
                    examples = "目前只有1个适合您的岗位：有4个岗位离家太远。要是愿意走远一点，能选的就多了。")
            @Nullable String note) {

        @Override
        public String toString() {
            return "Item[" + workerId + "]";
        }
    }

    /**
     * One pick in words.
     *
     * @param pay    such as 6000–8000元/月; may be empty
     * @param why    the reasons, as they can be read out
     * @param contact how to reach the employer; may be empty, as may address
     */
    @TemplateData
    @Schema(name = "VillageListPick")
    public record Line(int rank, String title, @Nullable String employer, String area, @Nullable String address,
            @Nullable String pay,
            double distanceKm, String why, @Nullable String contact) {
    }

    VillageList with(List<Item> all) {
        return new VillageList(villageCode, village, district, town, runId, finishedAt, clear, all, null);
    }
}
