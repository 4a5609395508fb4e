package io.sanjian.clock;

import java.time.ZoneId;

/** The zone in which the city's days begin and end: dates without a time are days of this zone. */
public final class BusinessZone {
    public static final ZoneId ID = ZoneId.of("Asia/Shanghai");

    private BusinessZone() {
    }
}
