package io.sanjian.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an outside office reports: annex 2. */
@Schema(name = "OutsideReportRequest")
public record OutsideReportRequest(
        @Schema(required = true, description = "农民工总量", examples = "12000") Integer workers,
        @Schema(required = true, description = "在岗人数", examples = "11500") Integer atWork,
        @Schema(required = true, description = "失业人数; with those at work at most all",
                examples = "300") Integer unemployed,
        @Schema(required = true, description = "是否有规模性返乡情况") Boolean massReturn,
        @Schema(maxLength = 1000, description = "关怀慰问情况, briefly", examples = "走访慰问企业5家") @Nullable String care,
        @Schema(maxLength = 1000, description = "就业帮扶情况, briefly", examples = "组织专场招聘会2场")
        @Nullable String employmentHelp) {
    private static final int MOST = 100_000_000;
    private static final int MAX_TEXT = 1_000;

    /** @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault */
    static OutsideReportRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        Integer workers = fields.integer("workers", 0, MOST);
        Integer atWork = fields.integer("atWork", 0, MOST);
        Integer unemployed = fields.integer("unemployed", 0, MOST);
        Boolean massReturn = fields.bool("massReturn");
        String care = fields.text("care", MAX_TEXT);
        String help = fields.text("employmentHelp", MAX_TEXT);
        for (String required : new String[]{"workers", "atWork", "unemployed", "massReturn"}) {
            fields.require(required);
        }
        if (workers != null && atWork != null && unemployed != null && (long) atWork + unemployed > workers) {
            fields.reject(Violation.of("workers", "CONTRADICTION",
                    "{field} is less than those at work and those without work together"));
        }
        fields.requireNoFault();
        return new OutsideReportRequest(workers, atWork, unemployed, massReturn, care, help);
    }
}
