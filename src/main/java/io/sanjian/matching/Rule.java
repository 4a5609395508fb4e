package io.sanjian.matching;

/** Why a person may not be shown a post. The names are the API's codes. */
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
    DUBIOUS
}
