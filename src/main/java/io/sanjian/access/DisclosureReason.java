package io.sanjian.access;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why somebody needs a person's data in the clear; kept in the audit.
 *
 * @param note what there is to say besides, or null; never in a URL
 */
public record DisclosureReason(Reason reason, String note) {
    private static final int NOTE_MAX = 500;
    private static final String REASON = "reason";
    private static final String NOTE = "note";

    /** The reasons that exist. */
    @Schema(name = "DisclosureReason")
    public enum Reason {
        /** To call or visit the worker: 联系本人. */
        CONTACT,
        /** To tell of an interview or a job: 通知面试、录用. */
        INTERVIEW,
        /** To see whether somebody is who they say: 核实身份. */
        IDENTITY_CHECK,
        /** To apply for a subsidy or training on the worker's behalf: 代办补贴、培训. */
        BENEFIT,
        /** To correct what is stored: 更正信息. */
        CORRECTION,
        /** The worker asked for it: 本人要求. */
        PERSON_REQUEST,
        /** A complaint or an inspection: 投诉、检查. */
        COMPLAINT,
        /** The broker's list of the own village: 劳务经纪人名单. */
        BROKER_LIST,
        /** Anything else; needs a note. */
        OTHER
    }

    /** Reads the reason of a query, which has no place for a note; what is wrong gathers in the fields. */
    public static DisclosureReason ofCode(BodyFields fields) {
        fields.require(REASON);
        DisclosureReason code = new DisclosureReason(fields.constant(REASON, Reason.class), null);
        code.faults().forEach(fields::reject);
        return code;
    }

    /** Reads reason and note of a body; faults gather in the fields. */
    public static DisclosureReason read(BodyFields fields) {
        fields.require(REASON);
        DisclosureReason need =
                new DisclosureReason(fields.constant(REASON, Reason.class, Reason::name), fields.text(NOTE, NOTE_MAX));
        need.faults().forEach(fields::reject);
        return need;
    }

    private List<Violation> faults() {
        return reason == Reason.OTHER && note == null
                ? List.of(new Violation(NOTE, "REQUIRED", "reason OTHER needs a note, in a body", null)) : List.of();
    }

    @Override
    public String toString() {
        return "Need[" + reason + "]";
    }
}
