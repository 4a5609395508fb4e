package io.sanjian.reference.terms;

/** What a worker asks for besides the trade. */
public enum Wish {
    NO_NIGHT_SHIFT, DAY_SHIFT, DAILY_PAY, LODGING, MEALS, NEAR_HOME, PART_TIME, LIGHT_WORK, NO_HEIGHTS, NO_FACTORY,
    NO_CONSTRUCTION_SITE, ONLY_IN_VILLAGE, ONLY_IN_TOWN, ONLY_IN_DISTRICT
}
