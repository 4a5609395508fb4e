package io.sanjian.servicerecord;

import java.time.LocalDate;

/**
 * Somebody for whom the four services of 1131 are owed: who wants work and has none, or a 脱贫人口 without work who did not say
 * otherwise.
 *
 * @param dueOn the day on which all of them are to have been given
 * @param lacks what is still owed
 */
record ServiceNeed(long workerId, String villageCode, LocalDate dueOn, Lacks lacks) {

    /** How many of each are still owed. */
    record Lacks(int briefings, int guidances, int offers, int trainings) {

        boolean isNothing() {
            return briefings + guidances + offers + trainings == 0;
        }
    }
}
