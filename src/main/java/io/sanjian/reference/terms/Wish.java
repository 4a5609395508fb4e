package io.sanjian.reference.terms;

/** What a worker asks for besides the trade. */
public enum Wish {
    NO_NIGHT_SHIFT, DAY_SHIFT, NIGHT_SHIFT, NO_OVERTIME, SEATED, INDOORS, NO_LIVE_IN, INSURANCE, WEEKENDS_OFF,
    DAILY_PAY,
    /** A place for both of a couple. */
    COUPLE,
    /** Would go wherever there is work. */
    READY_TO_LEAVE,
    /** Nothing that wants reading or writing. */
    UNLETTERED,
    /** While children are at school: by day, home in time. */
    SCHOOL_HOURS,
    PREGNANT,
    /** With a child under one year (哺乳期). */
    NURSING,
    /** Lungs or skin that bear no dust and no fumes. */
    NO_DUST,
    LODGING, MEALS, NEAR_HOME, PART_TIME, LIGHT_WORK, NO_HEIGHTS, NO_FACTORY,
    NO_CONSTRUCTION_SITE, ONLY_IN_VILLAGE, ONLY_IN_TOWN, ONLY_IN_DISTRICT
}
