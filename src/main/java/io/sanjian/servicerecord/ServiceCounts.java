package io.sanjian.servicerecord;

import java.util.Map;

/**
 * What was done for one person since coming home, without what was taken back.
 *
 * @param given     records by kind; kinds without any are left out
 * @param occasions days with an offer
 */
record ServiceCounts(Map<ServiceKind, Integer> given, int occasions) {

    int of(ServiceKind kind) {
        return given.getOrDefault(kind, 0);
    }
}
