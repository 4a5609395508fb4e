package io.sanjian.matching;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The judgement on one pair of profile and post, spelled out.
 *
 * @param related    whether the post concerns the person's trades at all
 * @param lawful     whether no rule stands in the way
 * @param rules      every rule, broken or kept
 * @param parts      every part of the score, with the greatest possible; empty when not related
 * @param total      the score, 0 when not related
 * @param distanceKm great-circle distance from home in kilometres, to a tenth
 * @param notes      why the post does not concern the person, and what of their words was not understood; codes
 *                   NO_WORK_NAMED, OTHER_WORK, WORK_UNKNOWN, NOT_PLAIN, NOT_UNDERSTOOD
 */
public record Explanation(boolean related, boolean lawful, List<RuleCheck> rules, List<Part> parts, int total,
        double distanceKm, List<Reason> notes) {

    /**
     * @param text why, in Chinese
     */
    @Schema(name = "RuleCheck")
    public record RuleCheck(Rule rule, boolean broken, String text) {
    }

    /**
     * @param name   name of the part as in the score
     * @param points points given
     * @param max    the greatest possible
     * @param text   why, in Chinese
     */
    @Schema(name = "ScorePart")
    public record Part(String name, int points, int max, String text) {
    }
}
