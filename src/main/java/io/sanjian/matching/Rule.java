package io.sanjian.matching;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a person may not be shown a post. The names are the API's codes. */
@Schema(name = "MatchRule")
public enum Rule {
    EXPIRED,
    FILLED,
    AGE_BELOW_16,
    AGE_OUT_OF_RANGE,
    MINOR_PROTECTED,
    CONSTRUCTION_AGE,
    CERTIFICATE_MISSING,
    WELFARE_NOT_ELIGIBLE,
    TOO_FAR,
    /** Dismissed post, or an employer, family or trade that the worker ruled out. */
    EXCLUDED,
    APPLIED,
    RECENTLY_RECOMMENDED,
    /** Looks like a fraud; an officer decides. */
    DUBIOUS,
    /** Against what the person's life allows, or without what they insist on: night work, heights, no lodging ... */
    CONDITION_NOT_MET;

    private static final Rule[] ALL = values();

    /** In a set of rules as a number: this rule if it is broken, else nothing. */
    public int bit(boolean broken) {
        return broken ? 1 << ordinal() : 0;
    }

    /** The rules of a set that was put together of {@linkplain #bit bits}, in their order. */
    static Set<Rule> set(int bits) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            rules.add(ALL[Integer.numberOfTrailingZeros(rest)]);
        }
        return rules;
    }
}
