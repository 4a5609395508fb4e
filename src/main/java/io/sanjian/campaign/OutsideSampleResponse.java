package io.sanjian.campaign;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many people of which industry an outside office asks (annex 3). */
@Schema(name = "OutsideSample")
public record OutsideSampleResponse(
        @Schema(description = "Workers whom the office last reported") int workers,
        @Schema(description = "People to ask: 500 where there are 50,000 workers or more, else 300") int size,
        @Schema(description = "Returnees of the ledger who came from there, by whose industries the sample is parted") int known,
        List<Industry> industries) {

    /** An industry, as the ledger's column 10 has it. */
    @RegisterForReflection
    @Schema(name = "OutsideSampleIndustry")
    public record Industry(@Schema(examples = "电子") String industry, int known, int sample) {
    }
}
